package com.teammate.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.security.SecureRandom;
import java.time.Clock;

import com.teammate.MovableClock;
import com.teammate.TestDatabase;
import com.teammate.account.Accounts;
import com.teammate.audit.Audit;
import com.teammate.audit.AuditTrail;
import com.teammate.diagnosis.DiagnosisWords;
import com.teammate.diagnosis.UnknownSignals;
import com.teammate.sbc.SbcRegions;
import com.teammate.webhook.Deliveries;
import com.teammate.wish.PbxTypes;
import com.teammate.enterprise.Enterprises;
import com.teammate.mail.SentLetters;
import com.teammate.onboarding.Desk;
import com.teammate.onboarding.Diagrams;
import com.teammate.onboarding.EventDelivery;
import com.teammate.onboarding.Funnel;
import com.teammate.onboarding.Interventions;
import com.teammate.onboarding.Moves;
import com.teammate.onboarding.Relabeling;
import com.teammate.onboarding.Runs;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.ChangeLedger;
import com.teammate.sbc.RegionLinks;
import com.teammate.sbc.SbcRegions;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * The staff's doors over real HTTP with a real engine: Cockpit, engine REST and actuator
 * as in production, and one process that waits. The passwords are the names.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AutoConfigureObservability(tracing = false)
@SpringBootTest(classes = StaffTest.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.messages.basename=messages/staff", "springdoc.paths-to-match=/api/**",
				"camunda.bpm.webapp.index-redirect-enabled=false", "camunda.bpm.job-execution.enabled=false",
				"camunda.bpm.auto-deployment-enabled=true",
				"camunda.bpm.deployment-resource-pattern=classpath:com/teammate/support/waiting.bpmn",
				"camunda.bpm.generic-properties.properties.deserialization-type-validation-enabled=true",
				"management.endpoints.web.exposure.include=health,info,metrics,prometheus",
				"management.endpoint.health.probes.enabled=true", "management.health.mail.enabled=false",
				"teammate.support.public-url=http://localhost", "teammate.support.staff[0].name=operator",
				"teammate.support.staff[0].roles=OPERATOR", "teammate.support.staff[0].password=" + StaffTest.OPERATOR,
				"teammate.support.staff[1].name=support", "teammate.support.staff[1].roles=SUPPORT",
				"teammate.support.staff[1].password=" + StaffTest.SUPPORT, "teammate.support.staff[2].name=viewer",
				"teammate.support.staff[2].roles=VIEWER", "teammate.support.staff[2].password=" + StaffTest.VIEWER })
@MockitoBean(types = { Accounts.class, Audit.class, SbcRegions.class, PbxTypes.class, Desk.class, Diagrams.class,
		Interventions.class, Relabeling.class, Moves.class, SentLetters.class, Deliveries.class, Runs.class,
		Funnel.class, Enterprises.class, Resellers.class, RegionLinks.class, ChangeLedger.class, AuditTrail.class,
		UnknownSignals.class, DiagnosisWords.class, EventDelivery.class })
@interface StaffTest {

	String OPERATOR = "{bcrypt}$2a$04$qWJvS5kPfNym2QAntgXmy.ePpKZvgDlRRgsGesHksUkNwLx7ojvMK";

	String SUPPORT = "{bcrypt}$2a$04$iUNkY82ehzFMCZ2Ms7Y2XeJM1v1DkRJUk0Gm1kGY98CZGcjI1jXbC";

	String VIEWER = "{bcrypt}$2a$04$r4jtX.wzCswLbTooyWqcv.sXNhp1SoCJtR6bN2Wkp3BJrKpThTP6K";

	/** Without a stereotype, so that no scan takes it for a part of the product. */
	@EnableAutoConfiguration
	@ConfigurationPropertiesScan("com.teammate.support")
	@ComponentScan(basePackages = "com.teammate.support",
			excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	@ComponentScan(basePackages = "com.teammate.onboarding", useDefaultFilters = false, includeFilters = @Filter(
			type = FilterType.REGEX,
			pattern = "com\\.teammate\\.onboarding\\.(CockpitAccounts|CockpitLogin|CockpitLoginConfiguration|EngineSchema)"))
	@Import(TestDatabase.class)
	class Application {

		@Bean
		Clock clock() {
			return new MovableClock();
		}

		@Bean
		SecureRandom random() {
			return new SecureRandom();
		}

	}

}
