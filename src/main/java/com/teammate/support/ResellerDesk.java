package com.teammate.support;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.teammate.account.Accounts;
import com.teammate.account.Person;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EmailAddress;
import com.teammate.reseller.EmailTaken;
import com.teammate.reseller.ResellerAccount;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.Resellers;
import com.teammate.reseller.UserId;
import com.teammate.support.ResellerForm.Fields;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What operators do with resellers, the same on pages as for programs. */
@Component
class ResellerDesk {

	private static final int MOST = 200;

	private final Resellers resellers;

	private final Accounts accounts;

	private final ResellerForm form;

	ResellerDesk(Resellers resellers, Accounts accounts, ResellerForm form) {
		this.resellers = resellers;
		this.accounts = accounts;
		this.form = form;
	}

	List<ResellerAccount> search(String words) {
		return this.resellers.accounts(words, MOST);
	}

	/** There is nothing to see where there is no such reseller. */
	ResellerAccount get(String id) {
		try {
			return this.resellers.account(new ResellerId(UUID.fromString(id)))
				.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

	List<Person> people(ResellerAccount account) {
		return this.accounts.people(account.id());
	}

	ResellerAccount open(Fields fields, String person) {
		var terms = this.form.read(fields);
		try {
			return get(this.accounts.open(terms, fields.contact(), new StaffAct(person, fields.reason())).toString());
		}
		catch (EmailTaken ex) {
			throw taken();
		}
	}

	ResellerAccount change(String id, Fields fields, String person) {
		ResellerAccount account = get(id);
		try {
			this.accounts.change(account.id(), this.form.read(fields), new StaffAct(person, fields.reason()));
			return get(id);
		}
		catch (EmailTaken ex) {
			throw taken();
		}
	}

	void suspend(String id, StaffAct act) {
		this.accounts.suspend(get(id).id(), act);
	}

	void resume(String id, StaffAct act) {
		this.accounts.resume(get(id).id(), act);
	}

	/** Adds another administrator, for example when the first one has left. */
	void invite(String id, String name, String email, StaffAct act) {
		ResellerAccount account = get(id);
		if (!EmailAddress.isValid(email.strip())) {
			throw new ResellerNotValid(Map.of("email", "is not an e-mail address"));
		}
		try {
			this.accounts.invite(account.id(), email, name.isBlank() ? account.terms().name() : name,
					Role.ADMINISTRATOR, act);
		}
		catch (EmailTaken ex) {
			throw taken();
		}
	}

	void remind(String id, UUID user, StaffAct act) {
		this.accounts.remind(get(id).id(), new UserId(user), act);
	}

	private static ResellerNotValid taken() {
		return new ResellerNotValid(Map.of("email", "belongs to another account already"));
	}

}
