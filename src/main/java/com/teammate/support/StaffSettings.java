package com.teammate.support;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.teammate.account.SingleSignOn;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the staff's doors.
 *
 * @param staff everybody of the staff who may log in; at least one
 * @param publicUrl where staff reach us; only for single sign-on
 * @param oidc the provider by which staff may log in as well, if there is one
 * @param rolesClaim the claim of its ID token that names their roles here
 */
@Validated
@ConfigurationProperties("teammate.support")
record StaffSettings(@NotEmpty(message = "must name at least one of the staff") @DefaultValue List<Member> staff,
		@Nullable URI publicUrl, @Nullable SingleSignOn oidc, @DefaultValue("roles") String rolesClaim) {

	StaffSettings {
		staff = List.copyOf(staff);
		if (oidc != null && publicUrl == null) {
			throw new IllegalArgumentException("teammate.support.public-url is needed for single sign-on");
		}
		Set<String> names = staff.stream().map(Member::name).collect(Collectors.toSet());
		if (names.size() < staff.size()) {
			throw new IllegalArgumentException("teammate.support.staff names somebody twice");
		}
	}

	/** What one of the staff may do. */
	enum Role {

		/** Cockpit, engine REST and metrics. */
		OPERATOR,
		/** The desk. */
		SUPPORT,
		/** Sees what the other two see, and changes nothing. */
		VIEWER

	}

	/**
	 * One of the staff.
	 *
	 * @param name letters and digits, because Camunda takes no other names
	 * @param password encoded, with the encoding's name in front: {@code {bcrypt}$2a$…}
	 */
	record Member(@DefaultValue("") String name, @DefaultValue("") String password, @DefaultValue Set<Role> roles) {

		private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]{1,64}");

		private static final Pattern ENCODED = Pattern.compile("\\{(?!noop})[\\w@.-]+}.+");

		// Checked here and not by annotations: those repeat the wrong value, and this one
		// may be a password.
		Member {
			if (!NAME.matcher(name).matches()) {
				throw new IllegalArgumentException("teammate.support.staff[].name must be of letters and digits");
			}
			if (!ENCODED.matcher(password).matches()) {
				throw new IllegalArgumentException(
						"teammate.support.staff[].password must be encoded, for example {bcrypt}$2a$10$…");
			}
			if (roles.isEmpty()) {
				throw new IllegalArgumentException(
						"teammate.support.staff[].roles must be of OPERATOR, SUPPORT and VIEWER");
			}
		}

		@Override
		public String toString() {
			return "Member[" + this.name + ", " + this.roles + "]";
		}

	}

}
