package com.teammate.onboarding;

import java.time.Duration;
import java.util.Date;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** History goes when its time is over, by the settings of production. */
class HistoryTests {

	private ProcessEngine engine;

	@BeforeEach
	void start() {
		Engine.furnish(new Rooms("us-east-1"));
		StandaloneProcessEngineConfiguration configuration = Engine.configuration(Engine.catalogue());
		configuration.setHistoryRemovalTimeStrategy(setting("history-removal-time-strategy"));
		configuration.setHistoryCleanupBatchWindowStartTime(setting("history-cleanup-batch-window-start-time"));
		configuration.setHistoryCleanupBatchWindowEndTime(setting("history-cleanup-batch-window-end-time"));
		this.engine = configuration.buildProcessEngine();
		this.engine.getRepositoryService()
			.createDeployment()
			.addClasspathResource("bpmn/order-voice-routes.bpmn")
			.deploy();
		this.engine.getRuntimeService()
			.startProcessInstanceByKey("order-voice-routes", EnterpriseId.random().toString());
	}

	@AfterEach
	void stop() {
		ClockUtil.reset();
		this.engine.close();
	}

	@Test
	void isKeptUntilThen() {
		cleanUpAfter(timeToLive().minusDays(1));

		assertThat(kept()).isOne();
	}

	@Test
	void isCleanedUpAfterwards() {
		cleanUpAfter(timeToLive().plusDays(1));

		assertThat(kept()).isZero();
	}

	@Test
	void isCleanedUpByItself() {
		assertThat(this.engine.getHistoryService().findHistoryCleanupJobs()).isNotEmpty()
			.allSatisfy((job) -> assertThat(job.getDuedate()).isNotNull());
	}

	private void cleanUpAfter(Duration time) {
		ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
		this.engine.getHistoryService().cleanUpHistoryAsync(true);
		this.engine.getHistoryService()
			.findHistoryCleanupJobs()
			.forEach((job) -> this.engine.getManagementService().executeJob(job.getId()));
	}

	private Duration timeToLive() {
		return Duration.ofDays(this.engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.singleResult()
			.getHistoryTimeToLive());
	}

	private long kept() {
		return this.engine.getHistoryService().createHistoricProcessInstanceQuery().count();
	}

	private static String setting(String name) {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ClassPathResource("application.yml"));
		return yaml.getObject().getProperty("camunda.bpm.generic-properties.properties." + name);
	}

}
