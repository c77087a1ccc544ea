package com.teammate.sbc;

import java.util.Comparator;
import java.util.List;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.microsoft.TenantDirectory.Subscription;

import org.springframework.stereotype.Component;

/** The subscriptions of a tenant that may activate a sub-domain. */
@Component
class Licences {

	private final TenantDirectory directory;

	private final List<String> plans;

	private final List<String> phonePlans;

	Licences(TenantDirectory directory, SbcSettings settings) {
		this.directory = directory;
		this.plans = settings.licences();
		this.phonePlans = settings.phoneLicences();
	}

	/**
	 * Most wanted first: by the order of the setting, then the one with the fewest
	 * service plans, because it is most likely the cheapest.
	 */
	List<Subscription> activating(TenantId tenant) {
		return activating(this.directory.subscriptions(tenant));
	}

	List<Subscription> activating(List<Subscription> subscriptions) {
		return subscriptions.stream()
			.filter(Subscription::enabled)
			.filter((subscription) -> rank(subscription) < this.plans.size())
			.sorted(Comparator.comparingInt(this::rank)
				.thenComparingInt((subscription) -> subscription.servicePlans().size())
				.thenComparing(Subscription::skuPartNumber))
			.toList();
	}

	/** Whether people can be given a licence to call at all. */
	boolean hasPhone(List<Subscription> subscriptions) {
		return subscriptions.stream()
			.filter(Subscription::enabled)
			.anyMatch((subscription) -> this.phonePlans.stream().anyMatch(subscription.servicePlans()::contains));
	}

	private int rank(Subscription subscription) {
		int rank = 0;
		while (rank < this.plans.size() && !subscription.servicePlans().contains(this.plans.get(rank))) {
			rank++;
		}
		return rank;
	}

}
