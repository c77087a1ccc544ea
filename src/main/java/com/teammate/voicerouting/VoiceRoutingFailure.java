package com.teammate.voicerouting;

import org.jspecify.annotations.Nullable;

/**
 * Teams PowerShell failed, was late or answered rubbish; the message starts with a short
 * word for what.
 */
public class VoiceRoutingFailure extends RuntimeException {

	public VoiceRoutingFailure(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/** Whether Teams does not let our application in. */
	public boolean isAccessDenied() {
		return String.valueOf(getMessage()).startsWith("AccessDenied");
	}

}
