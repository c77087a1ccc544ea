package com.teammate.microsoft;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.DomainOwner.Kind;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Finds a tenant by one of its domains, through its public OpenID metadata. */
@Component
class TenantMetadata {

	private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final Pattern HOST = Pattern.compile("^https://([^/:]+)");

	/** Where Microsoft keeps all private accounts. */
	private static final TenantId CONSUMERS = TenantId.of("9188040d-6c67-4c5b-b112-36a304b66dad");

	/** GCC High and DoD; GCC itself lives in the worldwide cloud. */
	private static final Set<String> US_GOVERNMENT = Set.of("DODCON", "DOD");

	private final MicrosoftSettings settings;

	private final LoginHttp http;

	private final ObjectMapper json = new ObjectMapper();

	private final Edge edge;

	TenantMetadata(MicrosoftSettings settings, LoginHttp http, Edge edge) {
		this.settings = settings;
		this.http = http;
		this.edge = edge;
	}

	DomainOwner ownerOf(String domain) {
		String path = "/" + UriUtils.encodePathSegment(domain, "UTF-8") + "/v2.0/.well-known/openid-configuration";
		try {
			return owner(this.http.get(path));
		}
		catch (IOException ex) {
			throw this.edge.failure(ex);
		}
	}

	private DomainOwner owner(HttpResponse<String> answer) throws IOException {
		if (answer.statusCode() == 200) {
			return owner(metadata(answer.body()));
		}
		// 400 with AADSTS90002: no such tenant.
		if (answer.statusCode() == 400 || answer.statusCode() == 404) {
			return DomainOwner.NOBODY;
		}
		throw new UnreadableAnswer(answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(null), null);
	}

	private DomainOwner owner(JsonNode metadata) {
		Matcher matcher = TENANT.matcher(metadata.path("issuer").asText());
		if (!matcher.find()) {
			return DomainOwner.NOBODY;
		}
		TenantId tenant = TenantId.of(matcher.group());
		if (tenant.equals(CONSUMERS)) {
			return DomainOwner.PRIVATE_PEOPLE;
		}
		return new DomainOwner(isElsewhere(metadata) ? Kind.OTHER_CLOUD : Kind.TENANT, tenant);
	}

	/**
	 * The worldwide sign-in service answers for tenants of national clouds too, and says
	 * in several ways where they really are.
	 */
	private boolean isElsewhere(JsonNode metadata) {
		String graph = this.settings.graphHost();
		return isOther(hostOf(metadata.path("issuer").asText()), this.settings.issuerBase().getHost())
				|| isOther(metadata.path("msgraph_host").asText(), graph)
				|| (US_GOVERNMENT.contains(metadata.path("tenant_region_sub_scope").asText())
						&& !graph.endsWith(".us"));
	}

	/** What is not said is no other. */
	private static boolean isOther(String told, String ours) {
		return !told.isEmpty() && !ours.isEmpty() && !told.equalsIgnoreCase(ours);
	}

	private static String hostOf(String issuer) {
		Matcher matcher = HOST.matcher(issuer);
		return matcher.find() ? matcher.group(1) : "";
	}

	private JsonNode metadata(String body) {
		try {
			return this.json.readTree(body);
		}
		catch (JsonProcessingException ex) {
			throw new MicrosoftFailure(MicrosoftFailure.Kind.TRANSIENT, Signals.UNREADABLE,
					"an answer that is not JSON", null, null, null);
		}
	}

}
