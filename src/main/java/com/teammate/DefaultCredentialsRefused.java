package com.teammate;

import java.util.List;

/** There is no start with credentials that everybody knows. */
final class DefaultCredentialsRefused extends RuntimeException {

	DefaultCredentialsRefused(List<String> wrong) {
		super(String.join(System.lineSeparator(), wrong));
	}

}
