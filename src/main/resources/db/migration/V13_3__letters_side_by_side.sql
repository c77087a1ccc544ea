-- Whoever asks for a second letter must not wait until the first is sent: that would tell that somebody lives there.
alter table account_letter drop constraint account_letter_purpose_email_key;
