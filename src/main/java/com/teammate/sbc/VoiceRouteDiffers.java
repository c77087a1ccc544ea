package com.teammate.sbc;

/** What was read back from Teams is not what was written. */
class VoiceRouteDiffers extends RuntimeException {

	VoiceRouteDiffers(String message) {
		super(message);
	}

}
