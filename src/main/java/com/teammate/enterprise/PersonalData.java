package com.teammate.enterprise;

/**
 * Whoever keeps something about the people of an enterprise, and can forget it once the
 * enterprise is removed.
 */
public interface PersonalData {

	/** May be asked more than once; joins the caller's transaction. */
	void forget(EnterpriseId enterprise);

}
