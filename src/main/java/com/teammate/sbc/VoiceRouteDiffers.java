package com.teammate.sbc;

/** What was read back from Teams is not what was written. */
public class VoiceRouteDiffers extends RuntimeException {

	public VoiceRouteDiffers(String message) {
		super(message);
	}

}
