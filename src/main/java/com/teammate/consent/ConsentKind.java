package com.teammate.consent;

/** The two consents of an administrator. */
public enum ConsentKind {

	/** Delegated permissions, on behalf of the organization. */
	FIRST,

	/** Application permissions. */
	SECOND

}
