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
import com.teammate.sbc.PlannedChange.Kind;

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

	private static final String ENABLED = "enabled";

	private final TenantDirectory directory;

	private final Licences licences;

	private final ChangeLedger ledger;

	private final String usageLocationFallback;

	Activation(TenantDirectory directory, Licences licences, ChangeLedger ledger, SbcSettings settings) {
		this.directory = directory;
		this.licences = licences;
		this.ledger = ledger;
		this.usageLocationFallback = settings.usageLocationFallback();
	}

	RegionState activate(Enterprise enterprise, TenantId tenant, Link link) {
		DirectoryUser user = ensureUser(enterprise, tenant, link);
		List<Subscription> activating = this.licences.activating(tenant);
		Optional<Subscription> held = held(user, activating);
		this.ledger.look(link, Kind.LICENCE, link.serviceUser(), held.map(Subscription::skuPartNumber));
		Optional<Subscription> licence = held.or(() -> assigned(tenant, user, activating));
		licence.ifPresent((one) -> this.ledger.note(link, Kind.LICENCE, link.serviceUser(), one.skuPartNumber()));
		return licence.isPresent() ? RegionState.ACTIVATING : RegionState.LICENCE_MISSING;
	}

	private DirectoryUser ensureUser(Enterprise enterprise, TenantId tenant, Link link) {
		Optional<DirectoryUser> found = this.directory.user(tenant, link.serviceUser());
		this.ledger.look(link, Kind.USER, link.serviceUser(), found.map((user) -> ENABLED));
		DirectoryUser user = found.orElseGet(() -> this.directory.ensureUser(tenant, link.serviceUser(), DISPLAY_NAME,
				usageLocation(enterprise, tenant)));
		this.ledger.note(link, Kind.USER, link.serviceUser(), ENABLED);
		return user;
	}

	private static Optional<Subscription> held(DirectoryUser user, List<Subscription> activating) {
		return activating.stream().filter((subscription) -> user.skuIds().contains(subscription.skuId())).findFirst();
	}

	private Optional<Subscription> assigned(TenantId tenant, DirectoryUser user, List<Subscription> activating) {
		return activating.stream()
			.filter((subscription) -> subscription.free() > 0)
			.filter((subscription) -> assign(tenant, user, subscription))
			.findFirst();
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
