package com.teammate.microsoft;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.graph.models.AssignedLicense;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.User;
import com.microsoft.graph.users.item.assignlicense.AssignLicensePostRequestBody;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import com.teammate.microsoft.TenantDirectory.DirectoryUser;

import org.springframework.stereotype.Component;

/** The users we create in customers' tenants, and their licences. */
@Component
class ActivationUsers {

	private static final Pattern NO_SEAT = Pattern.compile("available licenses|CountViolation",
			Pattern.CASE_INSENSITIVE);

	private static final String[] FIELDS = { "id", "userPrincipalName", "assignedLicenses" };

	private final Graph graph;

	private final SecureRandom random;

	ActivationUsers(Graph graph, SecureRandom random) {
		this.graph = graph;
		this.random = random;
	}

	DirectoryUser read(TenantId tenant, String idOrName) {
		return Readings.user(this.graph.as(tenant,
				(client) -> client.users()
					.byUserId(idOrName)
					.get((request) -> request.queryParameters.select = FIELDS)));
	}

	DirectoryUser create(TenantId tenant, String name, String displayName, String usageLocation) {
		try {
			return Readings
				.user(this.graph.as(tenant, (client) -> client.users().post(user(name, displayName, usageLocation))));
		}
		catch (MicrosoftFailure ex) {
			if (ex.kind() != Kind.CONFLICT) {
				throw ex;
			}
			return read(tenant, name);
		}
	}

	private User user(String name, String displayName, String usageLocation) {
		User user = new User();
		user.setAccountEnabled(true);
		user.setDisplayName(displayName);
		user.setMailNickname(name.substring(0, name.indexOf('@')));
		user.setUserPrincipalName(name);
		user.setUsageLocation(usageLocation);
		user.setPasswordProfile(password());
		return user;
	}

	private PasswordProfile password() {
		byte[] bytes = new byte[36];
		this.random.nextBytes(bytes);
		PasswordProfile profile = new PasswordProfile();
		// Microsoft wants three kinds of characters, which chance alone may leave out.
		profile.setPassword(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "aA1!");
		profile.setForceChangePasswordNextSignIn(false);
		return profile;
	}

	void assignLicence(TenantId tenant, String userId, String skuId) {
		try {
			this.graph.as(tenant, (client) -> client.users().byUserId(userId).assignLicense().post(assignment(skuId)));
		}
		catch (MicrosoftFailure ex) {
			throw NO_SEAT.matcher(String.valueOf(ex.getMessage())).find() ? noSeat(ex) : ex;
		}
	}

	private static AssignLicensePostRequestBody assignment(String skuId) {
		AssignedLicense licence = new AssignedLicense();
		licence.setSkuId(UUID.fromString(skuId));
		var body = new AssignLicensePostRequestBody();
		body.setAddLicenses(List.of(licence));
		// Graph refuses a request without it, and the SDK leaves out what is null.
		body.setRemoveLicenses(List.of());
		return body;
	}

	private static MicrosoftFailure noSeat(MicrosoftFailure refusal) {
		return new MicrosoftFailure(Kind.REFUSED, "NoLicenceLeft", "no seat of that licence is free",
				refusal.requestId().orElse(null), null, refusal);
	}

}
