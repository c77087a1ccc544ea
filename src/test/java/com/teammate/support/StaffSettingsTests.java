package com.teammate.support;

import com.teammate.support.StaffSettings.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class StaffSettingsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Settings.class, ValidationAutoConfiguration.class);

	@Test
	void doesNotStartWithoutStaff() {
		this.application.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("teammate.support")
			.hasMessageContaining("staff")
			.hasMessageContaining("must name at least one of the staff"));
	}

	@Test
	void readsTheStaff() {
		this.application.withPropertyValues(member(0, "ops1", "{bcrypt}$2a$10$x", "OPERATOR,SUPPORT"))
			.run((context) -> {
				var member = context.getBean(StaffSettings.class).staff().get(0);

				assertThat(member.name()).isEqualTo("ops1");
				assertThat(member.roles()).containsExactlyInAnyOrder(Role.OPERATOR, Role.SUPPORT);
				assertThat(member.toString()).doesNotContain("$2a$");
			});
	}

	@ParameterizedTest
	@CsvSource({ "o'ps,{bcrypt}secret,OPERATOR,name", "'',{bcrypt}secret,OPERATOR,name", "ops,secret,OPERATOR,password",
			"ops,{noop}secret,OPERATOR,password", "ops,'',OPERATOR,password", "ops,{bcrypt}secret,'',roles" })
	void refusesAWrongMemberWithoutRepeatingThePassword(String name, String password, String roles, String setting) {
		this.application.withPropertyValues(member(0, name, password, roles)).run((context) -> {
			assertThat(context).getFailure().rootCause().hasMessageContaining("teammate.support.staff[]." + setting);
			Throwable failure = context.getStartupFailure();
			while (failure != null) {
				assertThat(String.valueOf(failure.getMessage())).doesNotContain("secret");
				failure = failure.getCause();
			}
		});
	}

	@Test
	void refusesTwoOfOneName() {
		this.application.withPropertyValues(member(0, "ops", "{bcrypt}x", "OPERATOR"))
			.withPropertyValues(member(1, "ops", "{bcrypt}y", "SUPPORT"))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("twice"));
	}

	private static String[] member(int index, String name, String password, String roles) {
		String prefix = "teammate.support.staff[" + index + "].";
		return new String[] { prefix + "name=" + name, prefix + "password=" + password, prefix + "roles=" + roles };
	}

	@EnableConfigurationProperties(StaffSettings.class)
	static class Settings {

	}

}
