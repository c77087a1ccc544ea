package com.teammate.welcome;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/** Sends the browser on, always by GET. */
final class SeeOther {

	private SeeOther() {
	}

	static RedirectView to(String address) {
		RedirectView view = new RedirectView(address, true);
		view.setStatusCode(HttpStatus.SEE_OTHER);
		view.setExposeModelAttributes(false);
		return view;
	}

}
