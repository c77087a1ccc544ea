package com.teammate.welcome;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.teammate.enterprise.ManagementConsents.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator chose to allow the service provider.
 *
 * @param scopes names of scopes; others than known ones are left out
 * @param days how long; empty or anything unknown is until further notice
 */
record ManagementForm(@Nullable List<String> scopes, @Nullable String days) {

	private static final Set<String> DAYS = Set.of("30", "90", "365");

	Set<Scope> chosen() {
		Set<Scope> chosen = EnumSet.noneOf(Scope.class);
		for (Scope scope : Scope.values()) {
			if (this.scopes != null && this.scopes.contains(scope.name())) {
				chosen.add(scope);
			}
		}
		return chosen;
	}

	@Nullable Instant until(Instant now) {
		return (this.days != null && DAYS.contains(this.days)) ? now.plus(Duration.ofDays(Long.parseLong(this.days)))
				: null;
	}

}
