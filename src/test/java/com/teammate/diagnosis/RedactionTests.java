package com.teammate.diagnosis;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			User admin@contoso.example is no guest | User a***@contoso.example is no guest
			Bearer eyJhbGciOi.eyJzdWIi.sig-1_2 was refused | Bearer [token] was refused
			client_secret=abcdef123456&x=1 | client_secret=[secret]&x=1
			{"access_token":"abcdef123"} | {"access_token":"[secret]"}
			?code=0.AXoA_bcd&state=1 | ?code=[secret]&state=1
			{"code":"ABCD-EFGH-2345"} | {"code":"[secret]"}
			{"code":"DOMAIN_TAKEN"} | {"code":"DOMAIN_TAKEN"}
			GET /invitations/Abc_d-3 | GET /invitations/[link]
			AADSTS7000112: disabled (request 5b0c) | AADSTS7000112: disabled (request 5b0c)
			MicrosoftFailure: HTTP 503: busy | MicrosoftFailure: HTTP 503: busy
			""")
	void takesAddressesAndSecretsOut(String words, String safe) {
		assertThat(Redaction.of(words)).isEqualTo(safe);
	}

}
