package com.teammate.sandbox.microsoft;

/** What a visit to Microsoft is for, once it is known who visits. */
interface Ceremony {

	/** Shows what there is to decide, or answers the application at once. */
	Response signedIn(Visit visit, Account account);

	/** The visitor has decided about the permissions. */
	Response decided(Visit visit, Account account, Decision decision);

	/** The visitor has turned back without signing in or consenting. */
	Response turnedBack(Visit visit);

	/** Which of the buttons. */
	enum Decision {

		ACCEPT, ACCEPT_FOR_EVERYONE, CANCEL

	}

}
