package com.teammate.welcome;

import java.util.Objects;

import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.NewUser;
import org.jspecify.annotations.Nullable;

/**
 * A user of Teams whom an administrator adds, as it was typed.
 *
 * @param extension 2 to 8 digits
 */
record UserForm(@Nullable String address, @Nullable String displayName, @Nullable String extension) {

	private static final int LONGEST_NAME = 100;

	boolean isComplete() {
		String name = stripped(this.displayName);
		return EmailAddress.isValid(stripped(this.address)) && !name.isEmpty() && name.length() <= LONGEST_NAME
				&& stripped(this.extension).matches("\\d{2,8}");
	}

	NewUser user() {
		return new NewUser(new EmailAddress(stripped(this.address)), stripped(this.displayName), null,
				stripped(this.extension));
	}

	private static String stripped(@Nullable String typed) {
		return Objects.requireNonNullElse(typed, "").strip();
	}

}
