package com.teammate.sandbox.microsoft;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sends a browser back to the application with Entra's answer. */
final class Callback {

	private Callback() {
	}

	/** In the response mode that was asked for; the default is the query. */
	static Response of(Visit visit, Map<String, String> answer) {
		Map<String, String> fields = new LinkedHashMap<>(answer);
		if (!visit.parameter("state").isEmpty()) {
			fields.put("state", visit.parameter("state"));
		}
		String address = visit.parameter("redirect_uri");
		return switch (visit.parameter("response_mode")) {
			case "form_post" -> Pages.formPost(address, fields);
			case "fragment" -> Response.redirect(address + "#" + Forms.encode(fields));
			default -> Response.redirect(address + (address.contains("?") ? "&" : "?") + Forms.encode(fields));
		};
	}

}
