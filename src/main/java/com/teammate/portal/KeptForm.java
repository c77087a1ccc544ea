package com.teammate.portal;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.teammate.reseller.ResellerUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;

/**
 * A form that was sent after its session had ended, kept over the login. Only whoever had
 * opened it gets it back, and soon; when somebody else logs in, it is deleted. Of one
 * that does not say who that was, such as one with passwords, there remains only that it
 * was not sent.
 *
 * @param path of the page with the form
 * @param by who had opened it
 * @param at null where an earlier release has kept it
 */
record KeptForm(String path, String by, HashMap<String, String[]> parameters,
		@Nullable Instant at) implements Serializable {

	private static final String ATTRIBUTE = KeptForm.class.getName();

	/** More than a person types into one of our forms. */
	private static final long LARGEST = 200_000;

	private static final String START = "/enterprises";

	private static final Duration LONGEST = Duration.ofHours(1);

	static boolean isForm(HttpServletRequest request) {
		return "POST".equals(request.getMethod()) && request.getHeader("HX-Request") == null;
	}

	static boolean isWorthKeeping(HttpServletRequest request) {
		return isForm(request) && request.getContentLengthLong() < LARGEST
				&& "application/x-www-form-urlencoded".equals(request.getContentType())
				&& request.getParameter("by") != null;
	}

	/** Gives the path of the page to go back to. */
	static String keep(HttpServletRequest request, Instant now) {
		KeptForm kept = (isWorthKeeping(request) && !isOfSomebodyElse(request))
				? new KeptForm(request.getRequestURI(), request.getParameter("by"),
						new HashMap<>(request.getParameterMap()), now)
				: new KeptForm(page(request), "", new HashMap<>(), now);
		request.getSession().setAttribute(ATTRIBUTE, kept);
		return kept.path;
	}

	/** What was typed into the form of this page, if it is theirs. */
	static Optional<TypedForm> take(HttpServletRequest request, ResellerUser user, Model model) {
		Optional<TypedForm> taken = find(request).filter((kept) -> kept.path.equals(request.getRequestURI()))
			.filter((kept) -> kept.by.equals(user.id().toString()))
			.map((kept) -> TypedForm.of(kept.values()));
		if (taken.isPresent()) {
			request.getSession().removeAttribute(ATTRIBUTE);
			model.addAttribute("kept", true);
		}
		return taken;
	}

	/** Whether a form was not sent and nothing of it was kept; said once. */
	static boolean isLost(HttpServletRequest request) {
		boolean lost = find(request).filter((kept) -> kept.by.isEmpty()).isPresent();
		if (lost) {
			request.getSession().removeAttribute(ATTRIBUTE);
		}
		return lost;
	}

	/** Deletes one that waits longer than anybody needs to log in. */
	static void forgetOld(HttpServletRequest request, Instant now) {
		find(request).filter((kept) -> kept.at != null && kept.at.plus(LONGEST).isBefore(now))
			.ifPresent((kept) -> request.getSession().removeAttribute(ATTRIBUTE));
	}

	/** Deletes what anybody has typed but the one whose sessions have that name. */
	static void leaveOnlyTo(String person, HttpServletRequest request) {
		find(request).filter((kept) -> !kept.by.isEmpty() && !kept.by.equals(person))
			.ifPresent((kept) -> request.getSession().removeAttribute(ATTRIBUTE));
	}

	/** The form lay open while another person logged in beside it. */
	private static boolean isOfSomebodyElse(HttpServletRequest request) {
		// The request itself does not say it yet where a form's token is looked at.
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		return person instanceof SignedIn && !person.getName().equals(request.getParameter("by"));
	}

	private static Optional<KeptForm> find(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null && session.getAttribute(ATTRIBUTE) instanceof KeptForm kept) ? Optional.of(kept)
				: Optional.empty();
	}

	/** By what the browser says, which nobody but the user itself could make up. */
	private static String page(HttpServletRequest request) {
		String path = path(request.getHeader(HttpHeaders.REFERER));
		return (path.startsWith(START) || path.startsWith("/account/")) ? path : START;
	}

	private static String path(@Nullable String address) {
		try {
			String path = (address != null) ? URI.create(address).getRawPath() : null;
			return (path != null) ? path : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private Map<String, List<String>> values() {
		Map<String, List<String>> values = new HashMap<>();
		this.parameters.forEach((name, value) -> values.put(name, List.of(value)));
		return values;
	}

}
