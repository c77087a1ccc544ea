package com.teammate.portal;

import com.teammate.account.Logins;
import com.teammate.account.ResellerSuspended;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Asks for address and password. No bean, because every other door would then let
 * resellers in, too.
 */
final class PasswordLogin implements AuthenticationProvider {

	private final Logins logins;

	PasswordLogin(Logins logins) {
		this.logins = logins;
	}

	@Override
	public Authentication authenticate(Authentication given) {
		try {
			return this.logins.logIn(given.getName(), String.valueOf(given.getCredentials()))
				.map(SignedIn::new)
				.orElseThrow(() -> new BadCredentialsException("Address or password is wrong"));
		}
		catch (ResellerSuspended ex) {
			throw new DisabledException("The reseller is suspended", ex);
		}
	}

	@Override
	public boolean supports(Class<?> type) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
	}

}
