package com.teammate.sbc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.microsoft.TenantDirectory.DirectoryUser;
import com.teammate.microsoft.TenantDirectory.Organization;
import com.teammate.microsoft.TenantDirectory.Subscription;

import org.springframework.stereotype.Component;

/**
 * A licensed user in the sub-domain makes Teams activate it as a derived trunk.
 *
 * @see <a href=
 * "https://learn.microsoft.com/microsoftteams/direct-routing-sbc-multiple-tenants">Direct
 * Routing for multiple tenants</a>
 */
@Component
class Activation {

	private static final String DISPLAY_NAME = "TeamMate Direct Routing activation";

	private final TenantDirectory directory;

	private final Licences licences;

	private final String usageLocationFallback;

	Activation(TenantDirectory directory, Licences licences, SbcSettings settings) {
		this.directory = directory;
		this.licences = licences;
		this.usageLocationFallback = settings.usageLocationFallback();
	}

	RegionState activate(Enterprise enterprise, TenantId tenant, Link link) {
		DirectoryUser user = this.directory.ensureUser(tenant, link.serviceUser(), DISPLAY_NAME,
				usageLocation(enterprise, tenant));
		List<Subscription> activating = this.licences.activating(tenant);
		if (activating.stream().anyMatch((subscription) -> user.skuIds().contains(subscription.skuId()))) {
			return RegionState.ACTIVATING;
		}
		boolean assigned = activating.stream()
			.filter((subscription) -> subscription.free() > 0)
			.anyMatch((subscription) -> assign(tenant, user, subscription));
		return assigned ? RegionState.ACTIVATING : RegionState.LICENCE_MISSING;
	}

	/** False: somebody else took the last seat since we looked. */
	private boolean assign(TenantId tenant, DirectoryUser user, Subscription subscription) {
		try {
			this.directory.assignLicence(tenant, user.id(), subscription.skuId());
			return true;
		}
		catch (MicrosoftFailure ex) {
			if (ex.signal().equals("NoLicenceLeft")) {
				return false;
			}
			throw ex;
		}
	}

	private String usageLocation(Enterprise enterprise, TenantId tenant) {
		return Optional.ofNullable(enterprise.requested().country())
			.or(() -> countries(this.directory.organization(tenant)).findFirst())
			.orElse(this.usageLocationFallback);
	}

	private static Stream<String> countries(Organization organization) {
		return Stream.concat(Stream.ofNullable(organization.country()),
				Stream.ofNullable(organization.defaultUsageLocation()));
	}

}
