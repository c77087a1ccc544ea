package com.teammate.portal;

import java.util.Optional;

import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.reseller.ResellerUser;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.LazyContextVariable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around every page shows: who is here, where, and how it looks. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

	private final Brands brands;

	Frame(Brands brands) {
		this.brands = brands;
	}

	@ModelAttribute("user")
	@Nullable ResellerUser user(@AuthenticationPrincipal @Nullable ResellerUser user) {
		return user;
	}

	@ModelAttribute("brand")
	@Nullable Brand brand(@AuthenticationPrincipal @Nullable ResellerUser user) {
		return Optional.ofNullable(user).map(ResellerUser::reseller).flatMap(this.brands::of).orElse(null);
	}

	/** Asked for by the page that says it, not by those that only lead there. */
	@ModelAttribute("lost")
	LazyContextVariable<Boolean> lost(HttpServletRequest request) {
		return new LazyContextVariable<>() {

			@Override
			protected Boolean loadValue() {
				return KeptForm.isLost(request);
			}

		};
	}

	@ModelAttribute("here")
	String here(HttpServletRequest request) {
		return request.getRequestURI();
	}

}
