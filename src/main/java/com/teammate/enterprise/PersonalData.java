package com.teammate.enterprise;

/**
 * Whoever keeps something about the people of an enterprise, and can forget it: all of it
 * once the enterprise is removed, and one person before that.
 */
public interface PersonalData {

	/** May be asked more than once; joins the caller's transaction. */
	void forget(EnterpriseId enterprise);

	/**
	 * Forgets one person, while the enterprise stays; there is nothing to do for whoever
	 * does not keep the address. Joins the caller's transaction.
	 */
	default void erase(EnterpriseId enterprise, ErasedPerson person) {
	}

}
