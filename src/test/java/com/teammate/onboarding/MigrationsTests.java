package com.teammate.onboarding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From every place of every released diagram a token comes to the diagram of today, and
 * goes on there. Each release leaves its diagrams in a folder of its own.
 */
class MigrationsTests {

	private static final Path RELEASES = Path.of("src/test/resources/bpmn/released");

	private static final Path TODAY = Path.of("bpmn");

	private static ProcessEngine engine;

	/** What answers these is not there in {@link Engine}. */
	private static final Set<String> WITHOUT_ROOMS = Set.of("deliver-event", "start-upload", "support-run");

	private final List<Deployment> deployments = new ArrayList<>();

	@BeforeAll
	static void start() {
		engine = Engine.configuration(Engine.catalogue()).buildProcessEngine();
	}

	@AfterAll
	static void stop() {
		engine.close();
	}

	@BeforeEach
	void furnish() {
		Engine.furnish(new Rooms("us-east-1"));
	}

	@AfterEach
	void tidyUp() {
		for (int i = this.deployments.size() - 1; i >= 0; i--) {
			engine.getRepositoryService().deleteDeployment(this.deployments.get(i).getId(), true, true, true);
		}
	}

	@ParameterizedTest
	@MethodSource("diagrams")
	void hasAPlaceForEveryToken(Path diagram) {
		deploy(diagram.getParent());
		ProcessDefinition from = newest(name(diagram));
		deploy(TODAY);
		MigrationPlan plan = Migrations.plan(engine.getRuntimeService(), from, newest(name(diagram)));

		assertThat(plan.getInstructions()).extracting(MigrationInstruction::getSourceActivityId)
			.containsAll(nodes(diagram).filter(MigrationsTests::isPlace).map(MigrationsTests::place).toList());
	}

	@ParameterizedTest
	@MethodSource("places")
	void carriesATokenOverAndOn(Path release, String process, String place) {
		deploy(release);
		ProcessInstance instance = begin(process, place);
		List<String> before = active(instance);

		migrate();

		assertThat(definition(instance)).isEqualTo(newest(process).getId());
		assertThat(active(instance)).isEqualTo(before);
		List<String> jobs = jobs(instance);
		goOn(instance);
		assertThat(active(instance).equals(before) && jobs(instance).equals(jobs)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("releases")
	void activatesOnceTheRegionsOfTheFirstDiagramsAreLinked(Path release) {
		deploy(release);
		ProcessInstance main = begin(OnboardingProcess.KEY, "CallActivity_LinkSbcRegion#multiInstanceBody");
		runJobs(main);
		ProcessInstance region = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.superProcessInstanceId(main.getId())
			.singleResult();

		migrate();

		assertThat(definition(region)).isEqualTo(newest("link-sbc-region").getId());
		engine.getRuntimeService()
			.createMessageCorrelation("RegionLinked")
			.processInstanceId(main.getId())
			.correlateWithResult();
		assertThat(engine.getManagementService().createJobQuery().activityId("Task_Announce").count()).isOne();
	}

	@ParameterizedTest
	@MethodSource("events")
	void leavesAnEventItsTrigger(Path release, String process, String event, String trigger) {
		assertThat(triggers(TODAY.resolve(process + ".bpmn")))
			.as("an event of %s waits for something else than in %s: give it another id", process, release)
			.contains(event + " " + trigger);
	}

	static Stream<Arguments> places() {
		return diagrams().filter((diagram) -> !WITHOUT_ROOMS.contains(name(diagram)))
			.flatMap((diagram) -> nodes(diagram).filter(MigrationsTests::isPlace)
				.map((node) -> Arguments.of(diagram.getParent(), name(diagram), place(node))));
	}

	static Stream<Arguments> events() {
		return diagrams().flatMap((diagram) -> triggers(diagram).stream()
			.map((trigger) -> trigger.split(" "))
			.map((trigger) -> Arguments.of(diagram.getParent(), name(diagram), trigger[0], trigger[1])));
	}

	static Stream<Path> releases() {
		return list(RELEASES);
	}

	private static Stream<Path> diagrams() {
		return releases().flatMap(MigrationsTests::list);
	}

	private static Stream<Path> list(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String name(Path diagram) {
		return diagram.getFileName().toString().replace(".bpmn", "");
	}

	private static Stream<FlowNode> nodes(Path diagram) {
		return Bpmn.readModelFromFile(diagram.toFile()).getModelElementsByType(FlowNode.class).stream();
	}

	/** Where a token can stand: tasks that a job begins, and waits. */
	private static boolean isPlace(FlowNode node) {
		if (node instanceof ServiceTask task) {
			return task.isCamundaAsyncBefore();
		}
		if (node instanceof IntermediateCatchEvent event) {
			return event.getPreviousNodes().list().stream().noneMatch(EventBasedGateway.class::isInstance);
		}
		return node instanceof EventBasedGateway || node instanceof CallActivity;
	}

	private static String place(FlowNode node) {
		boolean many = node instanceof CallActivity activity && activity.getLoopCharacteristics() != null;
		return many ? node.getId() + "#multiInstanceBody" : node.getId();
	}

	private static List<String> triggers(Path diagram) {
		return nodes(diagram).filter(CatchEvent.class::isInstance)
			.map(CatchEvent.class::cast)
			.flatMap((event) -> event.getEventDefinitions()
				.stream()
				.map((definition) -> event.getId() + " " + trigger(definition)))
			.toList();
	}

	private static String trigger(EventDefinition definition) {
		return (definition instanceof MessageEventDefinition message) ? message.getMessage().getName()
				: definition.getElementType().getTypeName();
	}

	private void deploy(Path folder) {
		DeploymentBuilder builder = engine.getRepositoryService().createDeployment();
		list(folder).filter((file) -> file.toString().endsWith(".bpmn"))
			.forEach((file) -> builder.addModelInstance(file.getFileName().toString(),
					Bpmn.readModelFromFile(file.toFile())));
		this.deployments.add(builder.deploy());
	}

	private static ProcessInstance begin(String process, String place) {
		return engine.getRuntimeService()
			.createProcessInstanceByKey(process)
			.businessKey(EnterpriseId.random().toString())
			.setVariable(OnboardingProcess.REGION, "us-east-1")
			.startBeforeActivity(place)
			.execute();
	}

	/** As {@link Migrations} does it. */
	private void migrate() {
		deploy(TODAY);
		for (ProcessInstance instance : engine.getRuntimeService().createProcessInstanceQuery().list()) {
			String process = instance.getProcessDefinitionKey();
			ProcessDefinition from = engine.getRepositoryService()
				.getProcessDefinition(instance.getProcessDefinitionId());
			engine.getRuntimeService()
				.newMigration(Migrations.plan(engine.getRuntimeService(), from, newest(process)))
				.processInstanceIds(instance.getId())
				.execute();
		}
	}

	private static ProcessDefinition newest(String process) {
		return engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.latestVersion()
			.singleResult();
	}

	private static String definition(ProcessInstance instance) {
		return engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(instance.getId())
			.singleResult()
			.getProcessDefinitionId();
	}

	/** Places with a token. */
	private static List<String> active(ProcessInstance instance) {
		return engine.getRuntimeService()
			.createExecutionQuery()
			.processInstanceId(instance.getId())
			.list()
			.stream()
			.flatMap((execution) -> engine.getRuntimeService().getActiveActivityIds(execution.getId()).stream())
			.sorted()
			.toList();
	}

	private static List<String> jobs(ProcessInstance instance) {
		return engine.getManagementService()
			.createJobQuery()
			.processInstanceId(instance.getId())
			.list()
			.stream()
			.map(Job::getId)
			.sorted()
			.toList();
	}

	/** Runs the job that stands there, or lets happen what is waited for. */
	private static void goOn(ProcessInstance instance) {
		List<Job> jobs = engine.getManagementService()
			.createJobQuery()
			.processInstanceId(instance.getId())
			.messages()
			.list();
		if (!jobs.isEmpty()) {
			runJobs(instance);
			return;
		}
		List<EventSubscription> messages = engine.getRuntimeService()
			.createEventSubscriptionQuery()
			.processInstanceId(instance.getId())
			.list()
			.stream()
			.filter((message) -> !message.getEventName().equals("RegionDropped"))
			.toList();
		if (messages.isEmpty()) {
			Job timer = engine.getManagementService()
				.createJobQuery()
				.processInstanceId(instance.getId())
				.timers()
				.singleResult();
			engine.getManagementService().executeJob(timer.getId());
			return;
		}
		EventSubscription message = messages.get(0);
		engine.getRuntimeService().messageEventReceived(message.getEventName(), message.getExecutionId());
	}

	private static void runJobs(ProcessInstance instance) {
		engine.getManagementService()
			.createJobQuery()
			.processInstanceId(instance.getId())
			.messages()
			.list()
			.forEach((job) -> engine.getManagementService().executeJob(job.getId()));
	}

}
