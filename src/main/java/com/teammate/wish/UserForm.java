package com.teammate.wish;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.wish.FieldParser.NotValid;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.NewUser;

import static com.teammate.wish.FieldParser.text;

/** Reads the user that a reseller wants to add. */
public final class UserForm {

	private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

	private static final Pattern EXTENSION = Pattern.compile("[0-9]{2,8}");

	private UserForm() {
	}

	/** Throws {@link WishNotValid} with every wrong field. */
	public static NewUser read(ObjectNode body) {
		var fields = new Fields(body);
		Optional<EmailAddress> name = fields.required("userPrincipalName", text(254).then(UserForm::principal));
		Optional<String> displayName = fields.required("displayName", text(256));
		Optional<String> number = fields.optional("number", text(20).then(UserForm::number));
		Optional<String> extension = fields.optional("extension", text(20).then(UserForm::extension));
		boolean hasNumber = body.hasNonNull("number");
		if (hasNumber == body.hasNonNull("extension")) {
			fields.reject(hasNumber ? "extension" : "number",
					hasNumber ? "cannot stand beside a number" : "is required, or else an extension");
		}
		fields.check();
		return new NewUser(name.orElseThrow(), displayName.orElseThrow(), number.orElse(null), extension.orElse(null));
	}

	private static EmailAddress principal(String text) {
		if (!EmailAddress.isValid(text)) {
			throw new NotValid("is not a user principal name");
		}
		return new EmailAddress(text);
	}

	private static String number(String text) {
		if (!NUMBER.matcher(text).matches()) {
			throw new NotValid("must be a number in E.164: + and 7 to 15 digits");
		}
		return text;
	}

	private static String extension(String text) {
		if (!EXTENSION.matcher(text).matches()) {
			throw new NotValid("must have 2 to 8 digits");
		}
		return text;
	}

}
