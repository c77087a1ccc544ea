package com.teammate.api;

import java.util.Collection;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.enterprise.NewEnterprise;

import org.springframework.http.MediaType;

/**
 * A change after RFC 7396: what it names is replaced, what it names as null is taken
 * away, and all else stays. Enterprises have no fields within fields.
 */
record MergePatch(JsonObject changes) {

	static final String TYPE = "application/merge-patch+json";

	static final MediaType MEDIA_TYPE = MediaType.parseMediaType(TYPE);

	/**
	 * The wishes as the caller would have sent them. A null stays as such: the form reads
	 * it as absent, and still knows the name of a field that does not exist.
	 */
	JsonObject appliedTo(NewEnterprise before) {
		ObjectNode fields = JsonNodeFactory.instance.objectNode();
		fields.put("name", before.name());
		fields.put("adminEmail", before.adminEmail().value());
		fields.put("userLimit", before.userLimit());
		fields.put("pbxMusicOnHold", before.pbxMusicOnHold());
		fields.put("accessSipData", before.accessSipData());
		fields.put("requestManagementConsent", before.requestManagementConsent());
		add(fields, "sbcRegions", before.sbcRegions());
		add(fields, "services", before.services());
		add(fields, "pbxTypes", before.pbxTypes());
		fields.put("billingReference", before.billingReference());
		fields.put("country", before.country());
		fields.setAll(this.changes.fields());
		return new JsonObject(fields);
	}

	private static void add(ObjectNode fields, String name, Collection<?> values) {
		var list = fields.putArray(name);
		values.stream().map(Objects::toString).forEach(list::add);
	}

}
