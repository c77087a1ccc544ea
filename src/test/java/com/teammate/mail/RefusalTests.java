package com.teammate.mail;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose fault a refusal is, and for how long. */
class RefusalTests {

	private final InternetAddress address = new InternetAddress();

	@Test
	void takesARefusalForNowAsADelay() {
		assertThat(refused(new SMTPAddressFailedException(this.address, "RCPT TO", 450, "greylisted")))
			.isEqualTo("The mail server asks to send the letter later");
	}

	@Test
	void takesARefusalForGoodAsAWrongRecipient() {
		assertThat(refused(new SMTPAddressFailedException(this.address, "RCPT TO", 550, "no such user")))
			.isEqualTo("The mail server refused the recipient");
	}

	@Test
	void doesNotBlameTheRecipientForOurSender() {
		assertThat(Refusal.of(new SMTPSenderFailedException(this.address, "MAIL FROM", 550, "not allowed")))
			.hasMessage("The mail server did not take the letter");
	}

	private static String refused(SMTPAddressFailedException reason) {
		return Refusal.of(new SendFailedException("Invalid Addresses", reason)).getMessage();
	}

}
