package com.teammate.enterprise;

/** A service that an enterprise uses. */
public enum OfferedService {

	PBX, TRUNK

}
