package com.teammate.support;

import java.io.Serializable;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A form that was not taken, on its way back to its page with all that was typed.
 *
 * @param page where the form stands, with its query
 * @param why {@code desk.refused.<why>} are the words for it; empty for none
 */
record Returned(String page, String why, HashMap<String, List<String>> typed) implements Serializable {

	static final Returned NOTHING = new Returned("", "", new HashMap<>());

	/** Sent to a desk that did not know any more whose it was. */
	static final String LATE = "late";

	static final String ATTRIBUTE = Returned.class.getName();

	/** More than a person types into one of our forms. */
	private static final long LARGEST = 200_000;

	private static final Set<String> ABOUT_A_VALUE = Set.of("value-needed", "label", "still-needed", "address-taken");

	/** Of a page of the desk, as the browser says, which strangers cannot make it say. */
	static Optional<Returned> of(HttpServletRequest request, String why) {
		String page = page(request.getHeader(HttpHeaders.REFERER));
		if (page.isEmpty() || !HttpMethod.POST.matches(request.getMethod())
				|| !"same-origin".equals(request.getHeader("Sec-Fetch-Site"))
				|| request.getContentLengthLong() > LARGEST) {
			return Optional.empty();
		}
		HashMap<String, List<String>> typed = new HashMap<>();
		request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
		typed.remove("_csrf");
		return Optional.of(new Returned(page, why, typed));
	}

	/** Keeps it over the login. */
	void keep(HttpServletRequest request) {
		request.getSession().setAttribute(ATTRIBUTE, this);
	}

	/** What was kept for this page; nobody else's stays. */
	static Returned take(HttpServletRequest request, String person) {
		HttpSession session = request.getSession(false);
		if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Returned kept)) {
			return NOTHING;
		}
		boolean theirs = kept.text("by").equals(person);
		boolean here = HttpMethod.GET.matches(request.getMethod())
				&& kept.page.replaceAll("\\?.*", "").equals(request.getRequestURI());
		if (here || !theirs) {
			session.removeAttribute(ATTRIBUTE);
		}
		return (here && theirs) ? kept : NOTHING;
	}

	public boolean isAny() {
		return !this.why.isEmpty();
	}

	/** Whether it is the form of that name. */
	public boolean isOf(String form) {
		return text("form").equals(form);
	}

	/** Whether that field is what was wrong. */
	public boolean isAt(String form, String field) {
		return isOf(form) && !this.why.equals(LATE) && field.equals(wrong());
	}

	public String text(String form, String field) {
		return isOf(form) ? text(field) : "";
	}

	public boolean has(String form, String field, String value) {
		return isOf(form) && this.typed.getOrDefault(field, List.of()).contains(value);
	}

	String text(String field) {
		List<String> typed = this.typed.getOrDefault(field, List.of());
		return typed.isEmpty() ? "" : typed.get(0);
	}

	Set<String> all(String field) {
		return Set.copyOf(this.typed.getOrDefault(field, List.of()));
	}

	private String wrong() {
		if (ABOUT_A_VALUE.contains(this.why) && this.typed.containsKey("value")) {
			return "value";
		}
		return this.typed.containsKey("reason") ? "reason" : "text";
	}

	private static String page(@Nullable String address) {
		try {
			URI page = URI.create((address != null) ? address : "");
			String path = (page.getRawPath() != null) ? page.getRawPath() : "";
			String query = (page.getRawQuery() != null) ? "?" + page.getRawQuery() : "";
			return (path.startsWith("/support") || path.startsWith("/staff/resellers")) ? path + query : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
