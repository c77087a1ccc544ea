package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Seats of one product. */
final class Subscription implements Serializable {

	private final JsonNode product;

	private int enabled;

	private int used;

	private Subscription(JsonNode product) {
		this.product = product;
		this.enabled = product.get("enabled").asInt();
		this.used = product.get("used").asInt();
	}

	static List<Subscription> all() {
		List<Subscription> subscriptions = new ArrayList<>();
		Json.resource("subscriptions.json").forEach((product) -> subscriptions.add(new Subscription(product)));
		return subscriptions;
	}

	String skuId() {
		return this.product.get("skuId").asText();
	}

	String partNumber() {
		return this.product.get("skuPartNumber").asText();
	}

	String capabilityStatus() {
		return this.product.get("capabilityStatus").asText();
	}

	JsonNode servicePlans() {
		return this.product.get("servicePlans");
	}

	int suspended() {
		return this.product.path("suspended").asInt();
	}

	boolean hasPlan(String name) {
		for (JsonNode plan : servicePlans()) {
			if (name.equals(plan.get("servicePlanName").asText())) {
				return true;
			}
		}
		return false;
	}

	int enabled() {
		return this.enabled;
	}

	int used() {
		return this.used;
	}

	int free() {
		return this.enabled - this.used;
	}

	void take() {
		this.used++;
	}

	void giveBack() {
		this.used--;
	}

	void free(int seats) {
		this.enabled = this.used + seats;
	}

}
