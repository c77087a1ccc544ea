package com.teammate.portal;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Deletes the form that one person has typed as soon as another logs in at the same
 * browser, also at the staff's door: sessions are shared by all doors.
 */
@Component
class OthersForms {

	@EventListener
	void loggedIn(InteractiveAuthenticationSuccessEvent login) {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here) {
			KeptForm.leaveOnlyTo(login.getAuthentication().getName(), here.getRequest());
		}
	}

}
