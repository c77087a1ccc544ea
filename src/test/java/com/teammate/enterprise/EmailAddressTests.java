package com.teammate.enterprise;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmailAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "admin@contoso.example", "o'neil+teams@sub.contoso.example", "a@b.co" })
	void acceptsWhatAMailServerWould(String address) {
		assertThat(new EmailAddress(address)).hasToString(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "admin", "admin@", "@contoso.example", "admin@contoso", "a b@contoso.example",
			"admin@contoso.example\nBcc: x@y.example", "a@@contoso.example", ".a@contoso.example",
			"a..b@contoso.example", "a.@contoso.example", "admin@-contoso.example", "<admin@contoso.example>" })
	void refusesEverythingElse(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(address));
	}

	@Test
	void refusesAnAddressThatIsTooLong() {
		assertThat(EmailAddress.isValid("a@" + "b".repeat(60) + ("." + "c".repeat(60)).repeat(4))).isFalse();
	}

	@Test
	void knowsItsDomainInLowerCase() {
		assertThat(new EmailAddress("Admin@Contoso.Example").domain()).isEqualTo("contoso.example");
	}

}
