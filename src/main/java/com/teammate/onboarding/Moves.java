package com.teammate.onboarding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.teammate.audit.Audit;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.onboarding.Move.Place;
import com.teammate.onboarding.Move.State;
import com.teammate.onboarding.MoveOption.Target;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets tokens elsewhere, or leaves a step out: one of the staff asks, another one agrees.
 * Nothing in the tenant follows from a move; later steps find what is there.
 */
@Service
public class Moves {

	private final RuntimeService runtime;

	private final RepositoryService repository;

	private final Enterprises enterprises;

	private final Editing editing;

	private final MoveTable table;

	private final Audit audit;

	private final Acts acts;

	Moves(RuntimeService runtime, RepositoryService repository, Enterprises enterprises, Editing editing,
			MoveTable table, Audit audit, Acts acts) {
		this.runtime = runtime;
		this.repository = repository;
		this.enterprises = enterprises;
		this.editing = editing;
		this.table = table;
		this.audit = audit;
		this.acts = acts;
	}

	/** Where the tokens of an enterprise are and could be set. */
	@Transactional(readOnly = true)
	public List<MoveOption> options(EnterpriseId enterprise) {
		List<MoveOption> options = new ArrayList<>();
		for (ProcessInstance instance : instances(enterprise)) {
			BpmnModelInstance model = this.repository.getBpmnModelInstance(instance.getProcessDefinitionId());
			for (String element : places(instance)) {
				if (model.getModelElementById(element) instanceof FlowNode from && isMovable(from)) {
					options.add(option(instance, from));
				}
			}
		}
		return options;
	}

	/** What has been asked for, newest first. */
	@Transactional(readOnly = true)
	public List<Move> of(EnterpriseId enterprise) {
		return this.table.of(enterprise);
	}

	/**
	 * Asks for a move.
	 * @param instance the process with the token; null where only one has a token there
	 * @param to the element, or null to leave the step out
	 */
	public void ask(EnterpriseId enterprise, @Nullable String instance, String from, @Nullable String to,
			StaffAct act) {
		this.acts.run(() -> {
			this.editing.refuseDisabled(this.enterprises.lock(enterprise));
			List<MoveOption> here = options(enterprise).stream()
				.filter((each) -> each.from().element().equals(from))
				.filter((each) -> instance == null || each.from().instance().equals(instance))
				.toList();
			if (here.size() != 1) {
				throw new MoveNotPossible(
						here.isEmpty() ? "No token is there" : "Several processes have a token there");
			}
			MoveOption option = here.get(0);
			if (to == null && !option.skippable()) {
				throw new MoveNotPossible("Only a task can be left out");
			}
			Target target = (to != null) ? target(option, to) : null;
			Place place = (target != null) ? target.place() : null;
			String consequence = (target != null) ? target.consequence()
					: Target.leftOut(List.of(option.from().name()));
			if (isAsked(enterprise, option.from(), place, act)) {
				return enterprise;
			}
			this.table.add(enterprise, option.from(), place, consequence, act);
			this.audit.note(enterprise.value(), act, "Support asked to " + words(option.from(), place), null,
					consequence);
			return enterprise;
		});
	}

	/** A form that is sent twice asks once. */
	private boolean isAsked(EnterpriseId enterprise, Place from, @Nullable Place to, StaffAct act) {
		return of(enterprise).stream()
			.filter((move) -> move.state() == State.ASKED && move.person().equals(act.person()))
			.anyMatch((move) -> move.from().equals(from) && Objects.equals(move.to(), to));
	}

	/** Agrees or refuses; never the person who asked. */
	public void decide(EnterpriseId enterprise, long id, boolean agreed, StaffAct act) {
		this.acts.run(() -> {
			this.editing.refuseDisabled(this.enterprises.lock(enterprise));
			Move move = this.table.lock(enterprise, id);
			if (move.state() != State.ASKED) {
				throw new MoveNotPossible("It has been decided already");
			}
			if (agreed && move.person().equals(act.person())) {
				throw new MoveNotPossible("A second person must agree");
			}
			State state = agreed ? carryOut(move) : State.REFUSED;
			this.table.decide(id, state, act.person());
			this.audit.note(enterprise.value(), act,
					"Support " + (agreed ? "agreed to " : "refused to ") + words(move.from(), move.to()),
					State.ASKED.name(), state.name());
			return enterprise;
		});
	}

	private State carryOut(Move move) {
		Optional<ProcessInstance> instance = instances(move.enterprise()).stream()
			.filter((each) -> each.getId().equals(move.from().instance()))
			.filter((each) -> places(each).contains(move.from().element()))
			.findFirst();
		if (instance.isEmpty()) {
			return State.TOO_LATE;
		}
		var modification = this.runtime.createProcessInstanceModification(move.from().instance());
		// First the new token, or the process would end with the old one.
		var begun = (move.to() != null) ? modification.startBeforeActivity(move.to().element())
				: modification.startAfterActivity(move.from().element());
		begun.cancelAllForActivity(move.from().element()).execute();
		return State.DONE;
	}

	private static Target target(MoveOption option, String to) {
		return option.targets()
			.stream()
			.filter((each) -> each.place().element().equals(to))
			.findFirst()
			.orElseThrow(() -> new MoveNotPossible("No token can be set to " + to));
	}

	private static String words(Place from, @Nullable Place to) {
		return (to != null) ? "move the process from " + from.name() + " to " + to.name() + "."
				: "leave the step " + from.name() + " out.";
	}

	/** To places of the same process or sub-process: those beyond have other owners. */
	private static MoveOption option(ProcessInstance instance, FlowNode from) {
		List<Target> targets = siblings(from).stream()
			.filter((node) -> node != from && !node.getId().equals(from.getId()) && isMovable(node))
			.filter((node) -> !(node instanceof IntermediateCatchEvent event && isBehindGateway(event)))
			.map((node) -> target(instance, from, node))
			.toList();
		return new MoveOption(new Place(instance.getId(), from.getId(), name(from)), from instanceof ServiceTask,
				targets);
	}

	private static Target target(ProcessInstance instance, FlowNode from, FlowNode to) {
		Place place = new Place(instance.getId(), to.getId(), name(to));
		return isBefore(from, to) ? new Target(place, way(from, to), List.of())
				: new Target(place, List.of(), way(to, from));
	}

	/** The diagrams run from left to right. */
	private static boolean isBefore(FlowNode one, FlowNode other) {
		return one.getDiagramElement() instanceof BpmnShape from && other.getDiagramElement() instanceof BpmnShape to
				&& from.getBounds().getX() < to.getBounds().getX();
	}

	/** The steps of the shortest way, the first one counted and the last one not. */
	private static List<String> way(FlowNode from, FlowNode to) {
		Map<FlowNode, FlowNode> cameFrom = new HashMap<>();
		Deque<FlowNode> open = new ArrayDeque<>(List.of(from));
		while (!open.isEmpty() && !cameFrom.containsKey(to)) {
			FlowNode here = open.poll();
			for (FlowNode next : here.getSucceedingNodes().list()) {
				if (!next.equals(from) && cameFrom.putIfAbsent(next, here) == null) {
					open.add(next);
				}
			}
		}
		LinkedList<String> steps = new LinkedList<>();
		for (FlowNode node = cameFrom.get(to); node != null; node = cameFrom.get(node)) {
			if (isStep(node)) {
				steps.addFirst(name(node));
			}
		}
		return steps;
	}

	private static boolean isStep(FlowNode node) {
		return node instanceof ServiceTask || node instanceof CallActivity || node instanceof IntermediateCatchEvent;
	}

	private static Collection<FlowNode> siblings(FlowNode node) {
		return node.getParentElement().getChildElementsByType(FlowNode.class);
	}

	private static boolean isMovable(FlowNode node) {
		return node instanceof ServiceTask || node instanceof EventBasedGateway
				|| node instanceof IntermediateCatchEvent;
	}

	private static boolean isBehindGateway(IntermediateCatchEvent event) {
		return event.getPreviousNodes().list().stream().anyMatch(EventBasedGateway.class::isInstance);
	}

	private static String name(FlowNode node) {
		return (node.getName() != null) ? node.getName() : node.getId();
	}

	private List<ProcessInstance> instances(EnterpriseId enterprise) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(enterprise.toString())
			.active()
			.list();
	}

	private Set<String> places(ProcessInstance instance) {
		Set<String> places = new LinkedHashSet<>();
		ActivityInstance root = this.runtime.getActivityInstance(instance.getId());
		if (root != null) {
			collect(root, places);
		}
		return places;
	}

	private static void collect(ActivityInstance activity, Set<String> places) {
		for (TransitionInstance waiting : activity.getChildTransitionInstances()) {
			places.add(waiting.getActivityId());
		}
		for (ActivityInstance child : activity.getChildActivityInstances()) {
			places.add(child.getActivityId());
			collect(child, places);
		}
	}

}
