package com.teammate.sbc;

/**
 * Somebody else has in Teams what a route of ours is to be called, and nothing of ours is
 * written there.
 */
public class VoiceNameTaken extends RuntimeException {

	public VoiceNameTaken(String names) {
		super(names);
	}

}
