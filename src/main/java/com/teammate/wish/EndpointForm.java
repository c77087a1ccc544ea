package com.teammate.wish;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.event.EventType;
import com.teammate.webhook.NewEndpoint;
import com.teammate.wish.FieldParser.NotValid;

import static com.teammate.wish.FieldParser.flag;
import static com.teammate.wish.FieldParser.text;

/** Reads the webhook endpoint that a reseller wants. */
public final class EndpointForm {

	private EndpointForm() {
	}

	/** Throws {@link WishNotValid} with every wrong field. */
	public static NewEndpoint read(ObjectNode body) {
		var fields = new Fields(body);
		Optional<URI> url = fields.required("url", text(2000).then(EndpointForm::address));
		String description = fields.optional("description", text(200)).orElse("");
		List<EventType> types = fields.list("eventTypes", text(60).then(EndpointForm::type));
		boolean enabled = fields.optional("enabled", flag()).orElse(true);
		fields.check();
		return new NewEndpoint(url.orElseThrow(), description, Set.copyOf(types), enabled);
	}

	/** A wish as its sender would have sent it; what {@link #read} reads. */
	public static ObjectNode written(NewEndpoint wish) {
		ObjectNode fields = JsonNodeFactory.instance.objectNode();
		fields.put("url", wish.url().toString());
		fields.put("description", wish.description());
		var types = fields.putArray("eventTypes");
		wish.types().stream().sorted().map(EventType::value).forEach(types::add);
		fields.put("enabled", wish.enabled());
		return fields;
	}

	private static EventType type(String text) {
		return EventType.of(text).orElseThrow(() -> new NotValid("is not a known event type"));
	}

	private static URI address(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new NotValid("is not an address");
		}
	}

}
