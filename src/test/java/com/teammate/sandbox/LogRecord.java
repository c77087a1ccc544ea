package com.teammate.sandbox;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Keeps what the product and its libraries log, with every exception, as one text. */
public final class LogRecord {

	/** The mailbox is no part of the product, and names everybody it gets mail for. */
	private static final String MAILBOX = "com.icegreen";

	private final Queue<String> lines = new ConcurrentLinkedQueue<>();

	void attach() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		Appender appender = new Appender();
		appender.setContext(context);
		appender.start();
		context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
	}

	public String text() {
		return String.join("\n", this.lines);
	}

	private final class Appender extends AppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			if (event.getLoggerName().startsWith(MAILBOX)) {
				return;
			}
			LogRecord.this.lines.add(event.getLoggerName() + " " + event.getFormattedMessage());
			if (event.getThrowableProxy() != null) {
				LogRecord.this.lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
			}
		}

	}

}
