package com.teammate.welcome;

import java.util.List;
import java.util.Locale;

import com.teammate.consent.Permission;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Permissions in the reader's language. The manifest itself is the English text, so that
 * pages, API and docs say the same; the message files translate it.
 */
@Component
class PermissionWords {

	private final MessageSource messages;

	PermissionWords(MessageSource messages) {
		this.messages = messages;
	}

	List<Words> of(List<Permission> permissions) {
		Locale locale = LocaleContextHolder.getLocale();
		return permissions.stream().map((permission) -> words(permission, locale)).toList();
	}

	private Words words(Permission permission, Locale locale) {
		String key = key(permission);
		return new Words(permission.name(), permission.id(), permission.apiName(), permission.kind().name(),
				text(key + ".purpose", permission.purpose(), locale), text(key + ".data", permission.data(), locale),
				text(key + ".without", permission.without(), locale), permission.step(), permission.since());
	}

	private String text(String key, String english, Locale locale) {
		return this.messages.getMessage(key, null, english, locale);
	}

	/** What the keys of its translated texts begin with. */
	static String key(Permission permission) {
		return "permission." + permission.kind() + "." + permission.name();
	}

	/** One permission as pages show it. */
	record Words(String name, String id, String apiName, String kind, String purpose, String data, String without,
			String step, int since) {

	}

}
