package com.teammate.microsoft;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import org.jspecify.annotations.Nullable;

/** Gives a token to requests to Graph, and to no other address. */
final class GraphToken implements AccessTokenProvider {

	private final URI base;

	private final String token;

	GraphToken(URI base, String token) {
		this.base = base;
		this.token = token;
	}

	@Override
	public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
		// A next link comes from outside; the validator below is not enforced by kiota.
		if (!isGraph(uri)) {
			throw new MicrosoftFailure(Kind.REFUSED, "foreign address", "a link leads away from Graph", null, null,
					null);
		}
		return this.token;
	}

	@Override
	public AllowedHostsValidator getAllowedHostsValidator() {
		return new AllowedHostsValidator(this.base.getHost());
	}

	private boolean isGraph(URI uri) {
		return Objects.equals(this.base.getScheme(), uri.getScheme()) && this.base.getHost().equals(uri.getHost())
				&& this.base.getPort() == uri.getPort();
	}

}
