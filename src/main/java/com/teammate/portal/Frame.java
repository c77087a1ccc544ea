package com.teammate.portal;

import com.teammate.reseller.ResellerUser;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around every page shows: who is here, and where. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

	@ModelAttribute("user")
	@Nullable ResellerUser user(@AuthenticationPrincipal @Nullable ResellerUser user) {
		return user;
	}

	@ModelAttribute("here")
	String here(HttpServletRequest request) {
		return request.getRequestURI();
	}

}
