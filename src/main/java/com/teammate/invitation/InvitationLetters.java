package com.teammate.invitation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.mail.Letter;
import com.teammate.mail.LetterLanguage;
import com.teammate.mail.Mailer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes the letters about an invitation. Their ids are made from the invitation's, so a
 * letter that is sent again after a crash is shown once.
 */
@Component
class InvitationLetters {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);

	private final Mailer mailer;

	private final MessageSource texts;

	private final Enterprises enterprises;

	private final Resellers resellers;

	private final Brands brands;

	private final InvitationSecrets secrets;

	private final InvitationSettings settings;

	InvitationLetters(Mailer mailer, MessageSource texts, Enterprises enterprises, Resellers resellers, Brands brands,
			InvitationSecrets secrets, InvitationSettings settings) {
		this.mailer = mailer;
		this.texts = texts;
		this.enterprises = enterprises;
		this.resellers = resellers;
		this.brands = brands;
		this.secrets = secrets;
		this.settings = settings;
	}

	/**
	 * Gives the address it went to.
	 * @param leftAt while the connection is being removed: when what is still there will
	 * be left where it is
	 */
	String invite(Invitation invitation, Instant expiresAt, @Nullable Instant leftAt) {
		return toAdministrator(invitation, expiresAt, leftAt, "invitation", "invitation-" + invitation.id());
	}

	/** The same. */
	String remind(Invitation invitation, int number, @Nullable Instant leftAt) {
		return toAdministrator(invitation, invitation.expiresAt(), leftAt, "reminder",
				"reminder-" + number + "-" + invitation.id());
	}

	void locked(Invitation invitation) {
		toReseller(invitation, "invitation-locked");
	}

	void expired(Invitation invitation) {
		toReseller(invitation, "invitation-expired");
	}

	private String toAdministrator(Invitation invitation, Instant expiresAt, @Nullable Instant leftAt, String template,
			String id) {
		Enterprise enterprise = this.enterprises.get(invitation.enterprise());
		Reseller reseller = this.resellers.get(enterprise.reseller());
		Brand brand = this.brands.of(reseller.id()).orElse(null);
		String name = (brand != null) ? brand.name() : reseller.name();
		String address = enterprise.adminEmail().value();
		Locale language = LetterLanguage.of(enterprise.requested().country());
		// Once the consents were proven, nobody is invited: something granted has gone.
		boolean repair = invitation.repair() || enterprise.status() == EnterpriseStatus.ACTIVE;
		String fitting = repair ? "repair" : template;
		Map<String, Object> words = new HashMap<>(Map.of("enterpriseName", enterprise.name(), "resellerName", name,
				"address", address, "link", this.settings.addressOf(invitation.link()).toString(), "code",
				this.secrets.code(invitation.id()).inGroups(), "expiresAt", moment(expiresAt, language), "codeEntered",
				invitation.isCodeEntered()));
		if (leftAt != null) {
			fitting = "repair-on-leaving";
			words.put("leftAt", moment(leftAt, language));
		}
		this.mailer.send(new Letter(id, address, subject(fitting, name, enterprise, language), fitting, words, language)
			.about(enterprise.id().value())
			.inTheLookOf(brand));
		return address;
	}

	private void toReseller(Invitation invitation, String template) {
		Enterprise enterprise = this.enterprises.get(invitation.enterprise());
		Reseller reseller = this.resellers.get(enterprise.reseller());
		this.mailer.send(new Letter(template + "-" + invitation.id(), reseller.email(),
				subject(template, reseller.name(), enterprise, Locale.ENGLISH), template,
				Map.of("enterpriseName", enterprise.name(), "resellerName", reseller.name(), "address",
						enterprise.adminEmail().value(), "codeEntered", invitation.isCodeEntered(), "tries",
						this.settings.maxWrongTries(), "expiresAt", moment(invitation.expiresAt(), Locale.ENGLISH),
						"leaving", enterprise.status() == EnterpriseStatus.REMOVING))
			.about(enterprise.id().value()));
	}

	private String subject(String template, String reseller, Enterprise enterprise, Locale language) {
		return this.texts.getMessage("mail." + template + ".subject", new Object[] { reseller, enterprise.name() },
				language);
	}

	private static String moment(Instant instant, Locale language) {
		// The day comes before the month in every language of ours.
		Locale locale = language.getLanguage().equals("en") ? Locale.UK : language;
		return DATE.withLocale(locale).format(instant.atOffset(ZoneOffset.UTC)) + ", "
				+ TIME.format(instant.atOffset(ZoneOffset.UTC));
	}

}
