package com.teammate.portal;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.teammate.reseller.ResellerUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * A form that was sent after its session had ended, kept over the login. Only whoever had
 * opened it gets it back.
 *
 * @param by who had opened it
 */
record KeptForm(String path, String by, HashMap<String, String[]> parameters) implements Serializable {

	private static final String ATTRIBUTE = KeptForm.class.getName();

	/** More than a person types into one of our forms. */
	private static final long LARGEST = 200_000;

	static boolean isWorthKeeping(HttpServletRequest request) {
		return "POST".equals(request.getMethod()) && request.getContentLengthLong() < LARGEST
				&& "application/x-www-form-urlencoded".equals(request.getContentType())
				&& request.getHeader("HX-Request") == null && request.getParameter("by") != null;
	}

	static void keep(HttpServletRequest request) {
		request.getSession()
			.setAttribute(ATTRIBUTE, new KeptForm(request.getRequestURI(), request.getParameter("by"),
					new HashMap<>(request.getParameterMap())));
	}

	/** What was typed into the form of this page, if it is theirs. */
	static Optional<TypedForm> take(HttpServletRequest request, ResellerUser user) {
		HttpSession session = request.getSession(false);
		if (session != null && session.getAttribute(ATTRIBUTE) instanceof KeptForm kept) {
			session.removeAttribute(ATTRIBUTE);
			if (kept.path.equals(request.getRequestURI()) && kept.by.equals(user.id().toString())) {
				return Optional.of(TypedForm.of(kept.values()));
			}
		}
		return Optional.empty();
	}

	private Map<String, List<String>> values() {
		Map<String, List<String>> values = new HashMap<>();
		this.parameters.forEach((name, value) -> values.put(name, List.of(value)));
		return values;
	}

}
