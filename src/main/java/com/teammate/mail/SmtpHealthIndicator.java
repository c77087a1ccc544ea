package com.teammate.mail;

import java.time.Clock;

import com.teammate.operations.Probe;
import jakarta.mail.MessagingException;

import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server: connects and logs in. */
@Component
class SmtpHealthIndicator extends Probe {

	private final JavaMailSenderImpl server;

	SmtpHealthIndicator(JavaMailSenderImpl server, Clock clock) {
		super(clock);
		this.server = server;
	}

	@Override
	protected void look() throws MessagingException {
		this.server.testConnection();
	}

}
