package com.teammate.support;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.teammate.support.StaffSettings.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Lets in whom the staff's identity provider gives one of our roles. Whoever has none
 * stays outside.
 */
final class VouchedStaff implements AuthenticationSuccessHandler {

	private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	private final String claim;

	VouchedStaff(String claim) {
		this.claim = claim;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		OidcUser person = (OidcUser) authentication.getPrincipal();
		String[] roles = roles(person);
		SecurityContextHolder.clearContext();
		request.getSession().invalidate();
		if (roles.length == 0) {
			response.sendRedirect("/staff/login?unknown");
			return;
		}
		UserDetails member = User.withUsername(name(person)).password("").roles(roles).build();
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(member, "", member.getAuthorities()));
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
		response.sendRedirect("/support");
	}

	private String[] roles(OidcUser person) {
		Object claimed = person.getClaims().get(this.claim);
		Collection<?> values = (claimed instanceof Collection<?> many) ? many : List.of(String.valueOf(claimed));
		return Stream.of(Role.values())
			.map(Role::name)
			.filter((role) -> values.stream()
				.anyMatch((value) -> role.equals(String.valueOf(value).toUpperCase(Locale.ROOT))))
			.toArray(String[]::new);
	}

	/**
	 * Letters and digits only, because Camunda takes no other names; the {@code At} keeps
	 * it apart from the names in the settings.
	 */
	private static String name(OidcUser person) {
		String address = Stream.of(person.getEmail(), person.getPreferredUsername(), person.getSubject() + "@sso")
			.filter((each) -> each != null && each.contains("@"))
			.findFirst()
			.orElseThrow();
		return address.toLowerCase(Locale.ROOT).replace("@", "At").replaceAll("[^A-Za-z0-9]", "");
	}

}
