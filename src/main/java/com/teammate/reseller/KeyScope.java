package com.teammate.reseller;

/** What an API key may do. */
public enum KeyScope {

	/** Look at things. */
	READ,
	/** Change things. */
	WRITE

}
