package com.teammate.consent;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import com.teammate.microsoft.RegisteredPermissions;
import com.teammate.microsoft.RegisteredPermissions.Registered;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class RegistrationCheckTests {

	private final PermissionManifest manifest = new PermissionManifest();

	private final RegisteredPermissions registered = mock(RegisteredPermissions.class);

	private final RegistrationCheck check = new RegistrationCheck(this.manifest, this.registered);

	@Test
	void isContentWithARegistrationThatListsWhatIsAskedFor() {
		given(this.registered.read()).willReturn(Optional.of(asked()));

		assertThat(this.check.check().status()).isEqualTo("MATCHES");
	}

	@Test
	void namesWhatIsMissingAndWhatIsSuperfluous() {
		Set<Registered> found = asked();
		found.removeIf((one) -> one.id().equals("7e05723c-0bb0-42da-be95-ae9f08a6e53c"));
		found.add(new Registered(ConsentFixture.GRAPH, "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", false));
		given(this.registered.read()).willReturn(Optional.of(found));

		RegistrationCheck.Outcome outcome = this.check.check();

		assertThat(outcome.status()).isEqualTo("DIFFERS");
		assertThat(outcome.missing()).containsExactly("Domain.ReadWrite.All (application)");
		assertThat(outcome.superfluous()).singleElement()
			.asString()
			.contains("9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", "(application)");
	}

	@Test
	void tellsAPermissionRegisteredInTheWrongKindFromTheRightOne() {
		Set<Registered> found = asked();
		found.removeIf((one) -> one.id().equals("7ab1d382-f21e-4acd-a863-ba3e13f7da61"));
		found.add(new Registered(ConsentFixture.GRAPH, "7ab1d382-f21e-4acd-a863-ba3e13f7da61", true));
		given(this.registered.read()).willReturn(Optional.of(found));

		assertThat(this.check.check().missing()).containsExactly("Directory.Read.All (application)");
		assertThat(this.check.check().superfluous()).containsExactly("Directory.Read.All (delegated)");
	}

	@Test
	void saysHowToLetItLook() {
		given(this.registered.read()).willReturn(Optional.empty());

		assertThat(this.check.check().status()).isEqualTo("NOT_CHECKED");
		assertThat(this.check.check().text()).contains("teammate.microsoft.home-tenant");
	}

	@Test
	void saysThatMicrosoftDoesNotLetItLook() {
		given(this.registered.read())
			.willThrow(new MicrosoftFailure(Kind.NOT_PERMITTED, "AADSTS700016", "not found", null, null, null));

		assertThat(this.check.check().status()).isEqualTo("NOT_READABLE");
		assertThat(this.check.check().text()).contains("AADSTS700016");
	}

	private Set<Registered> asked() {
		return this.manifest.all()
			.stream()
			.map((one) -> new Registered(one.api(), one.id(), one.kind() == Permission.Kind.DELEGATED))
			.collect(Collectors.toCollection(HashSet::new));
	}

}
