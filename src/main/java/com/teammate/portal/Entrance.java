package com.teammate.portal;

import com.teammate.account.Admission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Lets somebody in who has proven otherwise than by a password who they are. */
@Component
class Entrance {

	private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	/** In a new session: whoever knew the old one stays outside. */
	void admit(Admission admission, HttpServletRequest request, HttpServletResponse response) {
		HttpSession before = request.getSession(false);
		if (before != null) {
			before.invalidate();
		}
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(new SignedIn(admission));
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
	}

}
