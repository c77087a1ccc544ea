package com.teammate.sbc;

import java.util.List;
import java.util.Optional;

import com.teammate.enterprise.RegionId;

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

	public Optional<SbcRegion> find(RegionId id) {
		return this.regions.stream().filter((region) -> region.id().equals(id)).findFirst();
	}

	SbcRegion get(RegionId id) {
		return find(id).orElseThrow(() -> new RegionNotOffered(id));
	}

}
