package com.teammate.onboarding;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.diagnosis.Diagnoses;
import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.Invitations;
import com.teammate.mail.Letter;
import com.teammate.mail.LetterLanguage;
import com.teammate.mail.LetterNotSent;
import com.teammate.mail.Mailer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.PlannedChange;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The two letters that prove that an enterprise is removed. */
@Component
class RemovalLetters {

	private final Enterprises enterprises;

	private final Resellers resellers;

	private final Brands brands;

	private final Invitations invitations;

	private final RemovalReports reports;

	private final Diagnoses diagnoses;

	private final Audit audit;

	private final Mailer mailer;

	private final MessageSource messages;

	RemovalLetters(Enterprises enterprises, Resellers resellers, Brands brands, Invitations invitations,
			RemovalReports reports, Diagnoses diagnoses, Audit audit, Mailer mailer, MessageSource messages) {
		this.enterprises = enterprises;
		this.resellers = resellers;
		this.brands = brands;
		this.invitations = invitations;
		this.reports = reports;
		this.diagnoses = diagnoses;
		this.audit = audit;
		this.mailer = mailer;
		this.messages = messages;
	}

	void send(EnterpriseId id) {
		Enterprise enterprise = this.enterprises.get(id);
		Reseller reseller = this.resellers.get(enterprise.reseller());
		RemovalReport report = this.reports.of(id).orElseThrow();
		// Whoever was never written to need not hear that it is over.
		if (this.invitations.wasSent(id)) {
			Locale language = LetterLanguage.of(enterprise.requested().country());
			Brand brand = this.brands.of(reseller.id()).orElse(null);
			send("removed-administrator", enterprise, enterprise.adminEmail().value(),
					model(enterprise, (brand != null) ? brand.name() : reseller.name(), report, language,
							(remnant) -> wordsForAdministrator(remnant, language)),
					language, brand);
		}
		send("removed-reseller", enterprise, reseller.email(),
				model(enterprise, reseller.name(), report, Locale.ENGLISH, RemovalReport.Remnant::text), Locale.ENGLISH,
				null);
	}

	private Map<String, Object> model(Enterprise enterprise, String resellerName, RemovalReport report, Locale language,
			Function<RemovalReport.Remnant, String> reason) {
		return Map.of("enterpriseName", enterprise.name(), "resellerName", resellerName, "removed",
				report.removed().stream().map((change) -> object(change.kind(), change.name(), language)).toList(),
				"left",
				report.left().stream().map((remnant) -> object(remnant.kind(), remnant.name(), language)).toList(),
				"reasons", report.left().stream().map(reason).distinct().toList());
	}

	private String wordsForAdministrator(RemovalReport.Remnant remnant, Locale language) {
		String owner = Objects.requireNonNullElse(
				this.messages.getMessage("diagnosis.owner." + remnant.owner(), null, remnant.text(), language),
				remnant.text());
		return Objects.requireNonNullElse(
				this.messages.getMessage("diagnosis." + remnant.code() + ".administrator", null, owner, language),
				owner);
	}

	/** An address that takes no mail must not keep us from forgetting it. */
	private void send(String template, Enterprise enterprise, String to, Map<String, Object> model, Locale language,
			@Nullable Brand brand) {
		String subject = this.messages.getMessage("mail." + template + ".subject", new Object[] { enterprise.name() },
				language);
		try {
			this.mailer.send(new Letter(template + "-" + enterprise.id(), to, subject, template, model, language)
				.about(enterprise.id().value())
				.inTheLookOf(brand));
		}
		catch (LetterNotSent ex) {
			if (this.diagnoses.of(ex).transientFault()) {
				throw ex;
			}
			this.audit.note(enterprise.id().value(), Party.SYSTEM, "The proof of removal could not be mailed to "
					+ (template.endsWith("administrator") ? "the administrator." : "the reseller."));
		}
	}

	private String object(PlannedChange.Kind kind, String name, Locale language) {
		return this.messages.getMessage("object." + kind, null, language) + " " + name;
	}

}
