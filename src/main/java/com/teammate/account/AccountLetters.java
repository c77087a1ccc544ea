package com.teammate.account;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.teammate.account.LetterBox.Wanted;
import com.teammate.mail.Letter;
import com.teammate.mail.LetterNotSent;
import com.teammate.mail.Mailer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.Resellers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the letters about accounts, on whichever node is first. */
@Component
class AccountLetters {

	private static final Logger log = LoggerFactory.getLogger(AccountLetters.class);

	/** Who asks again and again gets one letter, and floods nobody's mailbox. */
	private static final Duration BETWEEN_RESETS = Duration.ofMinutes(1);

	private final LetterBox box;

	private final People people;

	private final MailedLinks links;

	private final Resellers resellers;

	private final Mailer mailer;

	private final MessageSource texts;

	private final AccountSettings settings;

	private final TransactionTemplate transaction;

	private final Clock clock;

	AccountLetters(LetterBox box, People people, MailedLinks links, Resellers resellers, Mailer mailer,
			MessageSource texts, AccountSettings settings, TransactionTemplate transaction, Clock clock) {
		this.box = box;
		this.people = people;
		this.links = links;
		this.resellers = resellers;
		this.mailer = mailer;
		this.texts = texts;
		this.settings = settings;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 1000)
	void sendAll() {
		while (sendNext()) {
			// Until the box is empty.
		}
	}

	private boolean sendNext() {
		List<Wanted> unsent = new ArrayList<>();
		boolean any = Boolean.TRUE.equals(this.transaction.execute((status) -> {
			Optional<Wanted> next = this.box.take();
			next.filter((letter) -> !isWritten(letter)).ifPresent((letter) -> {
				status.setRollbackOnly();
				unsent.add(letter);
			});
			return next.isPresent();
		}));
		unsent.forEach((letter) -> this.transaction.executeWithoutResult((status) -> this.box.putOff(letter)));
		return any;
	}

	/** Whatever is wrong with one letter must not hold up the others. */
	private boolean isWritten(Wanted letter) {
		try {
			write(letter);
			return true;
		}
		catch (LetterNotSent ex) {
			log.warn("Letter {} was not sent at try {}: {}", letter, letter.tries() + 1, ex.getMessage());
		}
		catch (RuntimeException ex) {
			log.error("Letter {} could not be written at try {}", letter, letter.tries() + 1, ex);
		}
		return false;
	}

	private void write(Wanted wanted) {
		this.people.withAddress(wanted.email())
			.filter((user) -> wanted.purpose() != Purpose.RESET
					|| !this.links.isFresh(user.id(), Purpose.RESET, BETWEEN_RESETS))
			.ifPresent((user) -> this.mailer.send(letter(wanted, user)));
	}

	private Letter letter(Wanted wanted, ResellerUser user) {
		String key = "mail.account." + wanted.purpose().name().toLowerCase(Locale.ROOT);
		Reseller reseller = this.resellers.get(user.reseller());
		Map<String, Object> model = new HashMap<>();
		model.put("key", key);
		model.put("name", user.name());
		model.put("email", user.email());
		model.put("resellerName", reseller.name());
		model.put("link",
				this.settings.address("/account/links/" + this.links.make(user.id(), wanted.purpose())).toString());
		model.put("hours", wanted.purpose().validity(this.settings).toHours());
		model.put("minutes", this.settings.lockFor().toMinutes());
		model.put("tries", this.settings.maxWrongPasswords());
		String subject = this.texts.getMessage(key + ".subject", new Object[] { reseller.name() }, Locale.ENGLISH);
		// Each try has a link of its own, so each is a mail of its own.
		String id = "account-" + wanted.id() + "-" + wanted.tries() + "-" + this.clock.millis();
		return new Letter(id, user.email(), subject, "account", model);
	}

}
