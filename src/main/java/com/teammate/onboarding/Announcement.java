package com.teammate.onboarding;

import java.util.Locale;
import java.util.Map;

import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.mail.Letter;
import com.teammate.mail.LetterLanguage;
import com.teammate.mail.Mailer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The two letters that say that an enterprise is active. */
@Component
class Announcement {

	private final Enterprises enterprises;

	private final Resellers resellers;

	private final Brands brands;

	private final RegionWords regionWords;

	private final Mailer mailer;

	private final MessageSource messages;

	Announcement(Enterprises enterprises, Resellers resellers, Brands brands, RegionWords regionWords, Mailer mailer,
			MessageSource messages) {
		this.enterprises = enterprises;
		this.resellers = resellers;
		this.brands = brands;
		this.regionWords = regionWords;
		this.mailer = mailer;
		this.messages = messages;
	}

	void send(EnterpriseId id) {
		Enterprise enterprise = this.enterprises.get(id);
		Reseller reseller = this.resellers.get(enterprise.reseller());
		Brand brand = this.brands.of(reseller.id()).orElse(null);
		send("active-administrator", enterprise, enterprise.adminEmail().value(),
				(brand != null) ? brand.name() : reseller.name(), brand,
				LetterLanguage.of(enterprise.requested().country()));
		send("active-reseller", enterprise, reseller.email(), reseller.name(), null, Locale.ENGLISH);
	}

	private void send(String template, Enterprise enterprise, String to, String resellerName, @Nullable Brand brand,
			Locale language) {
		String subject = this.messages.getMessage("mail." + template + ".subject", new Object[] { enterprise.name() },
				language);
		Map<String, Object> model = Map.of("enterpriseName", enterprise.name(), "resellerName", resellerName, "regions",
				this.regionWords.linked(enterprise.id()), "following", this.regionWords.following(enterprise.id()));
		this.mailer.send(new Letter(template + "-" + enterprise.id(), to, subject, template, model, language)
			.about(enterprise.id().value())
			.inTheLookOf(brand));
	}

}
