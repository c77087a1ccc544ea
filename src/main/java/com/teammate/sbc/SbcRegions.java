package com.teammate.sbc;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.teammate.enterprise.RegionId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/** The catalogue of regions, from the settings {@code teammate.sbc.regions}. */
@Service
public class SbcRegions {

	private final List<SbcRegion> regions;

	SbcRegions(SbcSettings settings) {
		this.regions = List.copyOf(settings.regions());
	}

	public List<SbcRegion> all() {
		return this.regions;
	}

	/**
	 * The same, nearest to that country first; without one in the order of the catalogue.
	 */
	public List<SbcRegion> nearestFirst(@Nullable String country) {
		return this.regions.stream().sorted(Comparator.comparingDouble((region) -> distance(country, region))).toList();
	}

	/** Those regions, nearest to that country first; equally near ones stay as given. */
	public List<RegionId> nearestFirst(@Nullable String country, List<RegionId> chosen) {
		return chosen.stream()
			.sorted(Comparator.comparingDouble(
					(id) -> find(id).map((region) -> distance(country, region)).orElse(Double.POSITIVE_INFINITY)))
			.toList();
	}

	private static double distance(@Nullable String country, SbcRegion region) {
		return (country != null) ? Countries.distance(country, region.country()) : 0;
	}

	public Optional<SbcRegion> find(RegionId id) {
		return this.regions.stream().filter((region) -> region.id().equals(id)).findFirst();
	}

	SbcRegion get(RegionId id) {
		return find(id).orElseThrow(() -> new RegionNotOffered(id));
	}

}
