package com.teammate.onboarding;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the login behind Spring Security and before Camunda's own filters. */
@Configuration(proxyBeanMethods = false)
class CockpitLoginConfiguration {

	@Bean
	FilterRegistrationBean<CockpitLoginFilter> cockpitLoginFilter(CockpitLogin login) {
		var registration = new FilterRegistrationBean<>(new CockpitLoginFilter(login));
		registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
		registration.setOrder(201);
		return registration;
	}

}
