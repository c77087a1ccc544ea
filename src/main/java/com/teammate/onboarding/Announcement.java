package com.teammate.onboarding;

import java.util.Locale;
import java.util.Map;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.mail.Letter;
import com.teammate.mail.LetterLanguage;
import com.teammate.mail.Mailer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The two letters that say that an enterprise is active. */
@Component
class Announcement {

	private final Enterprises enterprises;

	private final Resellers resellers;

	private final RegionWords regionWords;

	private final Mailer mailer;

	private final MessageSource messages;

	Announcement(Enterprises enterprises, Resellers resellers, RegionWords regionWords, Mailer mailer,
			MessageSource messages) {
		this.enterprises = enterprises;
		this.resellers = resellers;
		this.regionWords = regionWords;
		this.mailer = mailer;
		this.messages = messages;
	}

	void send(EnterpriseId id) {
		Enterprise enterprise = this.enterprises.get(id);
		Reseller reseller = this.resellers.get(enterprise.reseller());
		Map<String, Object> model = Map.of("enterpriseName", enterprise.name(), "resellerName", reseller.name(),
				"regions", this.regionWords.linked(id), "following", this.regionWords.following(id));
		send("active-administrator", enterprise, enterprise.adminEmail().value(), model,
				LetterLanguage.of(enterprise.requested().country()));
		send("active-reseller", enterprise, reseller.email(), model, Locale.ENGLISH);
	}

	private void send(String template, Enterprise enterprise, String to, Map<String, Object> model, Locale language) {
		String subject = this.messages.getMessage("mail." + template + ".subject", new Object[] { enterprise.name() },
				language);
		this.mailer.send(new Letter(template + "-" + enterprise.id(), to, subject, template, model, language)
			.about(enterprise.id().value()));
	}

}
