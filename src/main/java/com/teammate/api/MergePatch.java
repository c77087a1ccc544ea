package com.teammate.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.wish.EnterpriseForm;

import org.springframework.http.MediaType;

/**
 * A change after RFC 7396: what it names is replaced, what it names as null is taken
 * away, and all else stays. There are no fields within fields.
 */
record MergePatch(JsonObject changes) {

	static final String TYPE = "application/merge-patch+json";

	static final MediaType MEDIA_TYPE = MediaType.parseMediaType(TYPE);

	/**
	 * The wishes as the caller would have sent them. A null stays as such: the form reads
	 * it as absent, and still knows the name of a field that does not exist.
	 */
	ObjectNode appliedTo(NewEnterprise before) {
		return appliedTo(EnterpriseForm.written(before));
	}

	/** The fields as they are after the change. */
	ObjectNode appliedTo(ObjectNode fields) {
		fields.setAll(this.changes.fields());
		return fields;
	}

}
