package com.teammate.enterprise;

/** No enterprise with that id, or none that the asker may see. */
public class EnterpriseNotFound extends RuntimeException {

	public EnterpriseNotFound(EnterpriseId id) {
		super("No enterprise " + id);
	}

}
