package com.teammate.portal;

import java.util.List;

import com.teammate.account.Admission;
import com.teammate.reseller.ResellerUser;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Somebody of a reseller has come in; named by id, by which sessions are found again. */
final class SignedIn extends AbstractAuthenticationToken {

	/** Fixed, so that sessions outlive a new version. */
	private static final long serialVersionUID = 1;

	static final String ADMINISTRATOR = "RESELLER_ADMINISTRATOR";

	private final ResellerUser user;

	/** Not in those that an earlier release has written. */
	private final long sessionsEnded;

	SignedIn(Admission admission) {
		super(AuthorityUtils.createAuthorityList(admission.user().isAdministrator()
				? List.of("ROLE_RESELLER", "ROLE_" + ADMINISTRATOR) : List.of("ROLE_RESELLER")));
		this.user = admission.user();
		this.sessionsEnded = admission.sessionsEnded();
		setAuthenticated(true);
	}

	Admission admission() {
		return new Admission(this.user, this.sessionsEnded);
	}

	@Override
	public ResellerUser getPrincipal() {
		return this.user;
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public String getName() {
		return this.user.id().toString();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SignedIn that && this.user.equals(that.user) && super.equals(other);
	}

	@Override
	public int hashCode() {
		return this.user.hashCode();
	}

}
