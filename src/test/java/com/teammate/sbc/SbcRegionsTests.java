package com.teammate.sbc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.teammate.enterprise.RegionId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class SbcRegionsTests {

	private final SbcRegions regions = regions("US", "JP", "DE", "US");

	@Test
	void putsTheCountryItselfFirstThenTheNearest() {
		assertThat(ids("DE")).containsExactly("de-2", "us-0", "us-3", "jp-1");
		assertThat(ids("AT")).startsWith("de-2");
		assertThat(ids("KR")).startsWith("jp-1");
		assertThat(ids("MX")).startsWith("us-0", "us-3");
		assertThat(ids("US")).containsExactly("us-0", "us-3", "de-2", "jp-1");
	}

	@Test
	void keepsTheOrderGivenWithoutACountry() {
		assertThat(ids(null)).containsExactly("us-0", "jp-1", "de-2", "us-3");
	}

	@Test
	void ordersOnlyTheChosenOnesAndKeepsEquallyNearOnesAsGiven() {
		List<RegionId> chosen = Stream.of("us-3", "gone", "us-0", "de-2").map(RegionId::new).toList();

		assertThat(this.regions.nearestFirst("FR", chosen)).extracting(RegionId::value)
			.containsExactly("de-2", "us-3", "us-0", "gone");
	}

	@Test
	void knowsEveryCountry() {
		assertThat(Locale.getISOCountries())
			.allSatisfy((country) -> assertThat(Countries.distance(country, "US")).as(country).isBetween(0.0, 180.0));
	}

	private List<String> ids(String country) {
		return this.regions.nearestFirst(country).stream().map((region) -> region.id().value()).toList();
	}

	private static SbcRegions regions(String... countries) {
		SbcSettings settings = mock();
		given(settings.regions()).willReturn(Stream.iterate(0, (i) -> i < countries.length, (i) -> i + 1)
			.map((i) -> new SbcRegion(new RegionId(countries[i].toLowerCase(Locale.ROOT) + "-" + i), countries[i],
					i + ".sbc.example", "192.0.2.1", countries[i]))
			.toList());
		return new SbcRegions(settings);
	}

}
