package com.teammate.welcome;

import java.net.URI;

import com.teammate.invitation.VisitId;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class VisitCookieTests {

	@Test
	void crossesFromMicrosoftsSiteOverHttps() {
		assertThat(written("https://connect.example"))
			.isEqualTo("__Host-visit=secret; Path=/; Secure; HttpOnly; SameSite=None");
	}

	@Test
	void staysOnItsSiteOverPlainHttp() {
		assertThat(written("http://localhost:8080")).isEqualTo("visit=secret; Path=/; HttpOnly; SameSite=Lax");
	}

	@Test
	void isReadUnderItsOwnNameOnly() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setCookies(new Cookie("visit", "weak"), new Cookie("__Host-visit", "strong"));

		assertThat(cookie("https://connect.example").read(request)).contains(new VisitId("strong"));
		assertThat(cookie("http://localhost").read(request)).contains(new VisitId("weak"));
		assertThat(cookie("http://localhost").read(new MockHttpServletRequest())).isEmpty();
	}

	private static String written(String publicUrl) {
		MockHttpServletResponse response = new MockHttpServletResponse();
		cookie(publicUrl).write(response, new VisitId("secret"));
		return response.getHeader("Set-Cookie");
	}

	private static VisitCookie cookie(String publicUrl) {
		return new VisitCookie(
				new WelcomeSettings(URI.create(publicUrl), URI.create("https://login.microsoftonline.com")));
	}

}
