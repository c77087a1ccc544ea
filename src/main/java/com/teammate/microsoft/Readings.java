package com.teammate.microsoft;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.microsoft.graph.models.AssignedLicense;
import com.microsoft.graph.models.LicenseUnitsDetail;
import com.microsoft.graph.models.ServicePlanInfo;
import com.microsoft.graph.models.SubscribedSku;
import com.microsoft.graph.models.User;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import com.teammate.microsoft.TenantDirectory.DirectoryUser;
import com.teammate.microsoft.TenantDirectory.Domain;
import com.teammate.microsoft.TenantDirectory.Organization;
import com.teammate.microsoft.TenantDirectory.Subscription;
import org.jspecify.annotations.Nullable;

/** Turns Graph's models, in which anything may be missing, into ours. */
final class Readings {

	private Readings() {
	}

	static Organization organization(@Nullable List<com.microsoft.graph.models.Organization> found) {
		if (found == null || found.isEmpty()) {
			throw new MicrosoftFailure(Kind.NOT_FOUND, "NoOrganization", "the tenant shows no organization", null, null,
					null);
		}
		var one = found.get(0);
		return new Organization(Objects.requireNonNullElse(one.getId(), ""),
				Objects.requireNonNullElse(one.getDisplayName(), ""), one.getCountryLetterCode(),
				one.getDefaultUsageLocation());
	}

	static Domain domain(com.microsoft.graph.models.Domain domain) {
		return new Domain(Objects.requireNonNullElse(domain.getId(), ""), Boolean.TRUE.equals(domain.getIsVerified()));
	}

	static DirectoryUser user(User user) {
		return new DirectoryUser(Objects.requireNonNullElse(user.getId(), ""),
				Objects.requireNonNullElse(user.getUserPrincipalName(), ""), skuIds(user.getAssignedLicenses()));
	}

	private static Set<String> skuIds(@Nullable List<AssignedLicense> licences) {
		return (licences == null) ? Set.of()
				: licences.stream()
					.map((licence) -> String.valueOf(licence.getSkuId()))
					.collect(Collectors.toUnmodifiableSet());
	}

	static Subscription subscription(SubscribedSku sku) {
		return new Subscription(String.valueOf(sku.getSkuId()), Objects.requireNonNullElse(sku.getSkuPartNumber(), ""),
				free(sku), isUsable(sku.getCapabilityStatus()), plans(sku.getServicePlans()));
	}

	private static int free(SubscribedSku sku) {
		LicenseUnitsDetail units = sku.getPrepaidUnits();
		int all = (units != null) ? Objects.requireNonNullElse(units.getEnabled(), 0) : 0;
		return Math.max(0, all - Objects.requireNonNullElse(sku.getConsumedUnits(), 0));
	}

	/** In the state Warning, after expiry, licences may still be assigned. */
	private static boolean isUsable(@Nullable String status) {
		return "Enabled".equals(status) || "Warning".equals(status);
	}

	private static Set<String> plans(@Nullable List<ServicePlanInfo> plans) {
		return (plans == null) ? Set.of()
				: plans.stream()
					.map(ServicePlanInfo::getServicePlanName)
					.filter(Objects::nonNull)
					.collect(Collectors.toUnmodifiableSet());
	}

}
