package com.teammate.api;

import com.teammate.MovableClock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.security.SecureRandom;
import java.time.Clock;

import com.teammate.TestDatabase;
import com.teammate.audit.Audit;
import com.teammate.cdr.CallSource;
import com.teammate.consent.PermissionManifest;
import com.teammate.enterprise.EnterpriseUsers;
import com.teammate.enterprise.Enterprises;
import com.teammate.mail.Mailer;
import com.teammate.onboarding.EventDelivery;
import com.teammate.onboarding.Onboarding;
import com.teammate.sbc.ChangeLedger;
import com.teammate.sbc.Plans;
import com.teammate.sbc.SbcRegions;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * The API over real HTTP with a real database; the process and the enterprises behind it
 * are mocks.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ApiTest.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "springdoc.paths-to-match=/api/**", "teammate.api.public-url=https://api.example/",
				"teammate.wish.pbx-types[0].id=ringlogix", "teammate.wish.pbx-types[0].name=Ringlogix",
				"teammate.wish.pbx-types[1].id=other", "teammate.wish.pbx-types[1].name=Other",
				"teammate.webhook.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
				"teammate.webhook.most-endpoints=3" })
@MockitoBean(types = { Onboarding.class, Enterprises.class, EnterpriseUsers.class, SbcRegions.class, Plans.class,
		ChangeLedger.class, EventDelivery.class, Mailer.class, CallSource.class })
@interface ApiTest {

	/** Without a stereotype, so that no scan takes it for a part of the product. */
	@EnableAutoConfiguration(exclude = { CamundaBpmAutoConfiguration.class, CamundaBpmRestJerseyAutoConfiguration.class,
			CamundaBpmWebappAutoConfiguration.class })
	@ConfigurationPropertiesScan({ "com.teammate.api", "com.teammate.wish", "com.teammate.webhook",
			"com.teammate.cdr" })
	@ComponentScan(
			basePackages = { "com.teammate.api", "com.teammate.wish", "com.teammate.reseller", "com.teammate.event",
					"com.teammate.webhook", "com.teammate.cdr", "com.teammate.brand" },
			excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	@Import({ TestDatabase.class, PermissionManifest.class, Audit.class })
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
