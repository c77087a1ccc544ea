package com.teammate.welcome;

import java.util.Optional;
import java.util.UUID;

import com.teammate.audit.Party;
import com.teammate.consent.AdministratorSessions;
import com.teammate.consent.AdministratorSessions.SignedIn;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.Enterprises;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/** Finds who is signed in, and the one enterprise that is theirs: that of the tenant. */
@Component
class DashboardDoor {

	private final AdministratorSessions sessions;

	private final Enterprises enterprises;

	private final SessionCookies cookies;

	DashboardDoor(AdministratorSessions sessions, Enterprises enterprises, SessionCookies cookies) {
		this.sessions = sessions;
		this.enterprises = enterprises;
		this.cookies = cookies;
	}

	Optional<Guest> guest(HttpServletRequest request) {
		return this.cookies.session(request)
			.flatMap(this.sessions::find)
			.flatMap((person) -> this.enterprises.ofTenant(person.tenant())
				.map((enterprise) -> new Guest(person, enterprise)));
	}

	/** Whether somebody is signed in whose organization is not connected here. */
	boolean isStranger(HttpServletRequest request) {
		return this.cookies.session(request).flatMap(this.sessions::find).isPresent() && guest(request).isEmpty();
	}

	/** An administrator with the own enterprise. */
	record Guest(SignedIn person, Enterprise enterprise) {

		/** By the object id in the tenant, which is always a UUID. */
		Party party() {
			return Party.of(Party.Kind.ADMINISTRATOR, UUID.fromString(this.person.person()), null);
		}

	}

}
