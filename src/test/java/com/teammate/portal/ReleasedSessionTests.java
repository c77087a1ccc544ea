package com.teammate.portal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;

import com.teammate.account.Admission;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.UserId;
import org.junit.jupiter.api.Test;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins in the database were written by nodes of another release. The one in
 * {@code src/test/resources/sessions} was written by an earlier one;
 * {@code -Dteammate.session.write=true} writes that of a new release.
 */
class ReleasedSessionTests {

	private static final Path RELEASED = Path.of("src/test/resources/sessions/portal-login.txt");

	private static final ResellerUser ADA = new ResellerUser(new UserId(new UUID(0, 1)), new ResellerId(new UUID(0, 2)),
			"ada@northwind.example", "Ada", Role.ADMINISTRATOR);

	@Test
	void aLoginOfAnEarlierReleaseHolds() throws Exception {
		if (Boolean.getBoolean("teammate.session.write")) {
			Files.writeString(RELEASED, Base64.getMimeEncoder().encodeToString(written()) + "\n");
		}
		byte[] session = Base64.getMimeDecoder().decode(Files.readString(RELEASED));

		SecurityContext login = (SecurityContext) new ObjectInputStream(new ByteArrayInputStream(session)).readObject();

		assertThat(login).isEqualTo(new SecurityContextImpl(new SignedIn(new Admission(ADA, 0))));
		assertThat(login.getAuthentication().getPrincipal()).isEqualTo(ADA);
	}

	private static byte[] written() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(new SecurityContextImpl(new SignedIn(new Admission(ADA, 0))));
		}
		return bytes.toByteArray();
	}

}
