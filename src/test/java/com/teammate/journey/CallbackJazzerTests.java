package com.teammate.journey;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.invitation.CodeEntry;
import com.teammate.invitation.LinkId;
import com.teammate.onboarding.Onboarding;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jazzer writes into the callbacks, with and without a visit that waits for an answer,
 * and looks which code that reaches. Nothing breaks, nobody is let in and nobody is sent
 * elsewhere. Its tag gives it a JVM of its own.
 */
class CallbackJazzerTests {

	private static final List<String> NAMES = List.of("state", "code", "id_token", "error", "error_description",
			"error_subcode", "tenant", "admin_consent", "scope", "session_state");

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@FuzzTest(maxDuration = "25s", maxExecutions = 3000)
	@DictionaryEntries({ "AADSTS65004", "AADSTS7000215", "access_denied", "consent_required", "cancel", "True", "%00",
			"%", "..", "&", "=", "\u202e", "eyJhbGciOiJub25lIn0.e30.", "99999999999999999999" })
	void takesWhateverSomebodyWritesIntoACallback(FuzzedDataProvider data) throws Exception {
		Callback callback = data.pickValue(Callback.values());
		Visit visit = Visit.waitingFor(callback.kind);
		String form = form(data, data.consumeBoolean() ? visit.state() : null);

		HttpResponse<String> answer = send(callback, form,
				data.consumeBoolean() ? visit.cookie : data.consumeAsciiString(20));

		assertThat(answer.statusCode()).as("%s %s", callback, form).isLessThan(500);
		assertThat(answer.headers().allValues("Set-Cookie")).noneMatch((cookie) -> cookie.contains("administrator="));
		assertThat(answer.headers().firstValue("Location").map(URI::create).map(URI::getPath).orElse("/consent"))
			.matches("/(consent|enterprise).*");
	}

	private static String form(FuzzedDataProvider data, String state) {
		StringBuilder form = new StringBuilder();
		if (state != null) {
			form.append("state=").append(state).append('&');
		}
		for (int number = data.consumeInt(0, 6); number > 0; number--) {
			String name = data.consumeBoolean() ? data.pickValue(NAMES) : data.consumeString(12);
			String value = data.consumeString(60);
			form.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
				.append('=')
				.append(URLEncoder.encode(value, StandardCharsets.UTF_8))
				.append('&');
		}
		return form + data.consumeAsciiString(20).replaceAll("[^!-~]|[\"<>\\\\^`{|}#\\[\\]]|%(?![0-9a-fA-F]{2})", "");
	}

	private static HttpResponse<String> send(Callback callback, String form, String cookie)
			throws IOException, InterruptedException {
		URI address = TestSandbox.world().publicUrl().resolve(callback.path);
		String clean = cookie.replaceAll("[^!-~]", "");
		HttpRequest.Builder request = callback.posted ? HttpRequest.newBuilder(address)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)) : HttpRequest.newBuilder(URI.create(address + "?" + form));
		return HTTP.send(request.header("Cookie", "visit=" + clean + "; entry=" + clean + "; administrator=x").build(),
				BodyHandlers.ofString());
	}

	/** Where Microsoft sends people back to. */
	private enum Callback {

		FIRST("/consent/first/callback", true, ConsentKind.FIRST),
		SECOND("/consent/second/callback", false, ConsentKind.SECOND),
		DASHBOARD("/enterprise/callback", true, ConsentKind.FIRST);

		private final String path;

		private final boolean posted;

		private final ConsentKind kind;

		Callback(String path, boolean posted, ConsentKind kind) {
			this.path = path;
			this.posted = posted;
			this.kind = kind;
		}

	}

	/**
	 * An administrator who has entered the code and is asked for that consent. The
	 * sandbox starts with the first one, within the first try, so that Jazzer sees every
	 * class of the product come.
	 */
	private record Visit(EnterpriseId enterprise, ConsentKind kind, String cookie) {

		private static final Map<ConsentKind, Visit> WAITING = new EnumMap<>(ConsentKind.class);

		static Visit waitingFor(ConsentKind kind) {
			return WAITING.computeIfAbsent(kind, Visit::begin);
		}

		private static Visit begin(ConsentKind kind) {
			try (Company company = Company.swift()) {
				Mail letter = company.letter(1);
				if (kind == ConsentKind.SECOND) {
					company.administrator().grantFirst(company.enterCode(), company.admin());
				}
				String path = Administrator.link(letter).getPath();
				CodeEntry entry = TestSandbox.bean(Onboarding.class)
					.enterCode(new LinkId(path.substring(path.lastIndexOf('/') + 1)), Administrator.code(letter));
				return new Visit(EnterpriseId.of(company.id()), kind, ((CodeEntry.Admitted) entry).visit().value());
			}
		}

		/** A question to Microsoft that has no answer yet. */
		String state() {
			URI question = TestSandbox.bean(Consents.class).request(this.enterprise, this.kind, this.cookie);
			return question.getRawQuery().replaceAll("(^|.*&)state=([^&]+).*", "$2");
		}

	}

}
