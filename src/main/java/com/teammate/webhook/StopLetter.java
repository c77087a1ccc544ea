package com.teammate.webhook;

import java.util.Locale;
import java.util.Map;

import com.teammate.mail.Letter;
import com.teammate.mail.Mailer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.webhook.Endpoint.Stop;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says that an endpoint was disabled, and what to do about it. */
@Component
class StopLetter {

	private static final String TEMPLATE = "webhook-disabled";

	private final Resellers resellers;

	private final Mailer mailer;

	private final MessageSource messages;

	StopLetter(Resellers resellers, Mailer mailer, MessageSource messages) {
		this.resellers = resellers;
		this.mailer = mailer;
		this.messages = messages;
	}

	void send(Endpoint endpoint, DeliveryId last) {
		Reseller reseller = this.resellers.get(endpoint.reseller());
		String host = endpoint.wish().url().getHost();
		String subject = this.messages.getMessage("mail.webhook-disabled.subject", new Object[] { host },
				Locale.ENGLISH);
		this.mailer.send(new Letter(TEMPLATE + "-" + last, reseller.email(), subject, TEMPLATE,
				Map.of("resellerName", reseller.name(), "host", host, "gone", endpoint.stop() == Stop.GONE)));
	}

}
