package com.teammate.invitation;

import java.util.Map;

import com.teammate.brand.Brand;
import com.teammate.mail.Letter;
import com.teammate.mail.Mailer;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** The mail with the invitation as a reseller's customers get it, with made-up words. */
@Component
public class SampleInvitation {

	private static final String ADMIN = "admin@contoso.example";

	private final Mailer mailer;

	SampleInvitation(Mailer mailer) {
		this.mailer = mailer;
	}

	/** The mail as a page. */
	public String page(String resellerName, @Nullable Brand brand) {
		Map<String, Object> model = Map.of("enterpriseName", "Contoso", "resellerName", resellerName, "address", ADMIN,
				"link", "https://onboarding.example/invitations/sample", "code", "XXXX-XXXX-XXXX", "expiresAt",
				"24 December 2026, 12:00 UTC");
		return this.mailer.preview(new Letter("sample", ADMIN, "", "invitation", model).inTheLookOf(brand));
	}

}
