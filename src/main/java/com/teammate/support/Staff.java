package com.teammate.support;

import com.teammate.support.StaffSettings.Member;
import com.teammate.support.StaffSettings.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The accounts of the staff, as the settings name them. */
@Configuration(proxyBeanMethods = false)
class Staff {

	@Bean
	UserDetailsService staffAccounts(StaffSettings settings) {
		return new InMemoryUserDetailsManager(settings.staff().stream().map(Staff::account).toList());
	}

	private static UserDetails account(Member member) {
		String[] roles = member.roles().stream().map(Role::name).toArray(String[]::new);
		return User.withUsername(member.name()).password(member.password()).roles(roles).build();
	}

}
