package com.teammate.onboarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The diagrams keep the house rules, and their pictures show what they say. */
class DiagramTests {

	static Stream<Path> diagrams() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			return files.filter((file) -> file.toString().endsWith(".bpmn")).toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("diagrams")
	void pictureShowsTheModelAsItIs(Path diagram) throws IOException, NoSuchAlgorithmException {
		String hash = HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(diagram)));

		String picture = Files.readString(Path.of(diagram.toString().replace(".bpmn", ".svg")));

		assertThat(picture).as("run `npm run export` in bpmn/").contains("model sha256 " + hash);
	}

	@ParameterizedTest
	@MethodSource("diagrams")
	void processIsNamedAsItsFile(Path diagram) {
		Process process = read(diagram).getModelElementsByType(Process.class).iterator().next();

		assertThat(process.getId() + ".bpmn").isEqualTo(diagram.getFileName().toString());
		assertThat(process.getCamundaHistoryTimeToLiveString()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("diagrams")
	void everyTaskAndEventHasALabelAndASpeakingId(Path diagram) {
		List<FlowNode> nodes = read(diagram).getModelElementsByType(FlowNode.class)
			.stream()
			.filter((node) -> node instanceof Activity || node instanceof Event)
			.toList();

		assertThat(nodes).isNotEmpty()
			.allSatisfy((node) -> assertThat(node.getName()).isNotBlank())
			.allSatisfy((node) -> assertThat(node.getId())
				.matches("(Task|StartEvent|EndEvent|Event|SubProcess|CallActivity)_[A-Z][A-Za-z]+"));
	}

	@ParameterizedTest
	@MethodSource("diagrams")
	void everyDelegateIsNamedAsItsTask(Path diagram) {
		assertThat(read(diagram).getModelElementsByType(ServiceTask.class)).isNotEmpty().allSatisfy((task) -> {
			String bean = task.getId().substring("Task_".length());
			bean = Character.toLowerCase(bean.charAt(0)) + bean.substring(1);
			assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + bean + "}");
			assertThat(task.getName().replaceAll("[^A-Za-z]", "")).isEqualToIgnoringCase(bean);
		});
	}

	@ParameterizedTest
	@MethodSource("diagrams")
	void everyAnswerOfAQuestionIsLabelled(Path diagram) {
		boolean asks = !read(diagram).getModelElementsByType(ExclusiveGateway.class).isEmpty();

		assertThat(read(diagram).getModelElementsByType(SequenceFlow.class))
			.filteredOn((flow) -> flow.getConditionExpression() != null)
			.matches((answers) -> answers.isEmpty() != asks)
			.allSatisfy((flow) -> assertThat(flow.getName()).isNotBlank())
			.allSatisfy((flow) -> assertThat(flow.getSource().getName()).endsWith("?"));
	}

	private static BpmnModelInstance read(Path diagram) {
		try (InputStream stream = Files.newInputStream(diagram)) {
			return Bpmn.readModelFromStream(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
