package com.teammate.onboarding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the diagrams of this release, each once in the life of a database. While nodes
 * of two releases run side by side the older one neither deploys its diagrams again over
 * the newer ones, also when it restarts, nor takes jobs of diagrams that it does not
 * know.
 */
@Component
class Deployments implements SmartInitializingSingleton {

	private static final String DIAGRAMS = "classpath*:bpmn/*.bpmn";

	private static final String NAME = "teammate";

	/** Nodes that start together must not both deploy. */
	private static final long LOCK = 0x7465616d_6d617465L;

	private final RepositoryService repository;

	private final ManagementService management;

	private final JdbcClient jdbc;

	private final TransactionTemplate transactions;

	private final ResourcePatternResolver resources;

	private volatile Map<String, ProcessDefinition> own = Map.of();

	Deployments(RepositoryService repository, ManagementService management, JdbcClient jdbc,
			TransactionTemplate transactions, ResourcePatternResolver resources) {
		this.repository = repository;
		this.management = management;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.resources = resources;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Map<String, byte[]> diagrams = diagrams();
		this.own = this.transactions.execute((status) -> {
			this.jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, number) -> number).list();
			deploy(diagrams);
			return definitions(diagrams);
		});
		Date latest = this.own.values().stream().map(this::deployedAt).max(Comparator.naturalOrder()).orElseThrow();
		this.repository.createDeploymentQuery()
			.list()
			.stream()
			.filter((deployment) -> !deployment.getDeploymentTime().after(latest))
			.map(Deployment::getId)
			.forEach(this.management::registerDeploymentForJobExecutor);
	}

	/** The diagram of this release for that process. */
	Optional<ProcessDefinition> own(String process) {
		return Optional.ofNullable(this.own.get(process));
	}

	/** Those that this release has replaced; not those of a release after it. */
	List<ProcessDefinition> earlier() {
		return this.repository.createProcessDefinitionQuery()
			.orderByProcessDefinitionVersion()
			.asc()
			.list()
			.stream()
			.filter((definition) -> own(definition.getKey()).filter((now) -> definition.getVersion() < now.getVersion())
				.isPresent())
			.toList();
	}

	private void deploy(Map<String, byte[]> diagrams) {
		DeploymentBuilder builder = this.repository.createDeployment().name(NAME);
		boolean isNew = false;
		for (Map.Entry<String, byte[]> diagram : diagrams.entrySet()) {
			if (find(diagram.getKey(), diagram.getValue()).isEmpty()) {
				builder.addInputStream(diagram.getKey() + ".bpmn", new ByteArrayInputStream(diagram.getValue()));
				isNew = true;
			}
		}
		if (isNew) {
			builder.deploy();
		}
	}

	private Map<String, ProcessDefinition> definitions(Map<String, byte[]> diagrams) {
		Map<String, ProcessDefinition> definitions = new LinkedHashMap<>();
		diagrams.forEach((key, model) -> definitions.put(key, find(key, model).orElseThrow()));
		return Map.copyOf(definitions);
	}

	private Optional<ProcessDefinition> find(String key, byte[] model) {
		return this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(key)
			.orderByProcessDefinitionVersion()
			.desc()
			.list()
			.stream()
			.filter((definition) -> Arrays.equals(model(definition), model))
			.findFirst();
	}

	private byte[] model(ProcessDefinition definition) {
		try (InputStream model = this.repository.getProcessModel(definition.getId())) {
			return model.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Date deployedAt(ProcessDefinition definition) {
		return this.repository.createDeploymentQuery()
			.deploymentId(definition.getDeploymentId())
			.singleResult()
			.getDeploymentTime();
	}

	/** A file is named as its process. */
	private Map<String, byte[]> diagrams() {
		try {
			Map<String, byte[]> diagrams = new LinkedHashMap<>();
			for (Resource file : this.resources.getResources(DIAGRAMS)) {
				diagrams.put(String.valueOf(file.getFilename()).replace(".bpmn", ""), file.getContentAsByteArray());
			}
			return diagrams;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
