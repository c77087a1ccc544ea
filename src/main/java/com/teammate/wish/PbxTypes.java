package com.teammate.wish;

import java.util.List;

import org.springframework.stereotype.Service;

/** The catalogue of PBX types, from the settings {@code teammate.wish.pbx-types}. */
@Service
public class PbxTypes {

	private final List<PbxType> types;

	PbxTypes(WishSettings settings) {
		this.types = settings.pbxTypes();
	}

	public List<PbxType> all() {
		return this.types;
	}

	boolean know(String id) {
		return this.types.stream().anyMatch((type) -> type.id().equals(id));
	}

}
