package com.teammate.microsoft;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Finds a tenant by one of its domains, through its public OpenID metadata. */
@Component
class TenantMetadata {

	private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	/** Where Microsoft keeps all private accounts. */
	private static final TenantId CONSUMERS = TenantId.of("9188040d-6c67-4c5b-b112-36a304b66dad");

	private final LoginHttp http;

	private final ObjectMapper json = new ObjectMapper();

	private final Edge edge;

	TenantMetadata(LoginHttp http, Edge edge) {
		this.http = http;
		this.edge = edge;
	}

	Optional<TenantId> tenantOf(String domain) {
		String path = "/" + UriUtils.encodePathSegment(domain, "UTF-8") + "/v2.0/.well-known/openid-configuration";
		try {
			return tenantOf(this.http.get(path)).filter((tenant) -> !tenant.equals(CONSUMERS));
		}
		catch (IOException ex) {
			throw this.edge.failure(ex);
		}
	}

	private Optional<TenantId> tenantOf(HttpResponse<String> answer) throws IOException {
		if (answer.statusCode() == 200) {
			return tenantIn(issuer(answer.body()));
		}
		// 400 with AADSTS90002: no such tenant.
		if (answer.statusCode() == 400 || answer.statusCode() == 404) {
			return Optional.empty();
		}
		throw new UnreadableAnswer(answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(null), null);
	}

	private String issuer(String body) {
		try {
			JsonNode metadata = this.json.readTree(body);
			return metadata.path("issuer").asText();
		}
		catch (JsonProcessingException ex) {
			throw new MicrosoftFailure(Kind.TRANSIENT, Signals.UNREADABLE, "an answer that is not JSON", null, null,
					null);
		}
	}

	private static Optional<TenantId> tenantIn(String issuer) {
		Matcher matcher = TENANT.matcher(issuer);
		return matcher.find() ? Optional.of(TenantId.of(matcher.group())) : Optional.empty();
	}

}
