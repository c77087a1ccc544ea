package com.teammate.invitation;

import com.teammate.MovableClock;

import com.teammate.TestDatabase;
import com.teammate.brand.Brands;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

import static org.mockito.Mockito.mock;

/** The rooms mail and invitation with a real database, and nothing else of the house. */
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
		FlywayAutoConfiguration.class, MessageSourceAutoConfiguration.class, ThymeleafAutoConfiguration.class,
		MailSenderAutoConfiguration.class })
@Import(TestDatabase.class)
@ComponentScan({ "com.teammate.mail", "com.teammate.invitation" })
@ConfigurationPropertiesScan({ "com.teammate.mail", "com.teammate.invitation" })
class InvitationRoom {

	/** Nobody has one. */
	@Bean
	Brands brands() {
		return mock(Brands.class);
	}

	@Bean
	MovableClock clock() {
		return new MovableClock();
	}

}
