package com.teammate.journey;

import com.teammate.sandbox.microsoft.TenantSwitches;
import org.xbill.DNS.Rcode;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;

/** What a step of ours may meet, by the cause that it is to be named. */
final class Trouble {

	private Trouble() {
	}

	/** What Entra and Graph may answer a step. */
	enum AtMicrosoft {

		CREDENTIAL_WRONG("AADSTS7000215: Invalid client secret."), CREDENTIAL_EXPIRED("AADSTS7000222: Secret expired."),
		REGISTRATION_WRONG("AADSTS50011: The redirect URI does not match."),
		APPLICATION_DISABLED("AADSTS7000112: Disabled."), TENANT_UNUSABLE("AADSTS5000224: Not available."),
		CONDITIONAL_ACCESS("AADSTS53003: Blocked."), WRONG_ACCOUNT("AADSTS50020: Not in the tenant."),
		ADMIN_APPROVAL_NEEDED("AADSTS90094: Approval needed."), CONSENT_DECLINED("AADSTS65004: Declined."),
		CONSENT_WITHDRAWN("AADSTS50173: Revoked."), SERVICE_NOT_SUBSCRIBED("AADSTS650052: No subscription."),
		PRINCIPAL_IN_THE_MAKING("AADSTS650051: In the making."), APPLICATION_NOT_IN_TENANT("AADSTS700016: Not found."),
		CONSENT_NOT_VISIBLE("AADSTS65001: Not consented."), MICROSOFT_THROTTLES(429, "TooManyRequests", "Slow down", 1),
		MICROSOFT_BUSY(503, "serviceNotAvailable", "Busy", 1),
		PERMISSION_MISSING(403, "Authorization_RequestDenied", "Insufficient privileges", 2),
		TOKEN_REFUSED(401, "InvalidAuthenticationToken", "Expired", 2),
		NOT_VISIBLE_YET(404, "Request_ResourceNotFound", "Not there", 3),
		LICENCE_MISSING(400, "Request_BadRequest", "The subscription does not have any available licenses.", 1),
		USAGE_LOCATION_NOT_VISIBLE(400, "Request_BadRequest", "A user with invalid usage location.", 1),
		MICROSOFT_ANSWERS_OTHERWISE(0, "", "", 1), MICROSOFT_UNREACHABLE(0, "", "", 1),
		MICROSOFT_REFUSED(400, "Request_BadRequest", "Invalid object identifier.", 1);

		private final int status;

		private final String code;

		private final String words;

		private final int times;

		AtMicrosoft(String words) {
			this(-1, "invalid_grant", words, 1);
		}

		AtMicrosoft(int status, String code, String words, int times) {
			this.status = status;
			this.code = code;
			this.words = words;
			this.times = times;
		}

		/** At that many tries of a step. */
		void play(TenantSwitches tenant, int tries) {
			if (this == MICROSOFT_UNREACHABLE) {
				// The client itself tries a broken connection once more.
				tenant.cutGraph(3 * tries);
			}
			else if (this == MICROSOFT_ANSWERS_OTHERWISE) {
				tenant.garbleGraph(tries);
			}
			else if (this.status > 0) {
				tenant.failGraph(this.status, this.code, this.words, this.times * tries);
			}
			else {
				// A fresh token is asked for once Graph has refused the old one.
				tenant.failGraph(403, "Authorization_RequestDenied", "Old token", tries)
					.failToken(400, this.code, this.words, tries);
			}
		}

	}

	/** How our own name server may answer an update. */
	enum AtTheNameServer {

		DNS_UPDATE_REFUSED(Rcode.REFUSED), DNS_NAME_IS_ALIAS(Rcode.YXRRSET), DNS_UNREACHABLE(Rcode.SERVFAIL),
		DNS_FAILED(Rcode.FORMERR);

		final int answer;

		AtTheNameServer(int answer) {
			this.answer = answer;
		}

	}

	/** What may happen on our side. */
	enum AtHome {

		DATABASE_UNREACHABLE(new DataAccessResourceFailureException("The database went away on purpose")),
		DATABASE_CONFLICT(new CannotAcquireLockException("Somebody else was first on purpose")),
		UNKNOWN(new IllegalStateException("Something new on purpose"));

		final RuntimeException failure;

		AtHome(RuntimeException failure) {
			this.failure = failure;
		}

	}

	/** What Teams PowerShell may print. */
	enum AtTeams {

		TEAMS_SHELL_BUSY("Throttled", "The session availability is Busy"),
		TEAMS_SHELL_NOT_FOUND("ModuleMissing", "No module MicrosoftTeams"), TEAMS_SHELL_UNREADABLE("", ""),
		VOICE_ROUTE_FAILED("PowerShellError", "Something new"),
		GATEWAY_NOT_KNOWN("PowerShellError", "Cannot find specified Gateway"),
		TEAMS_MISSING("PowerShellError", "Skype.Sync.Pstn.Tnm.Common.Http.HttpResponseException"),
		DIRECTORY_ROLE_MISSING("AccessDenied", "The role is missing");

		private final String error;

		private final String words;

		AtTeams(String error, String words) {
			this.error = error;
			this.words = words;
		}

		/** At that many tries of a step. */
		void play(TenantSwitches tenant, int tries) {
			if (this.error.isEmpty()) {
				tenant.rubbishTeams(tries);
			}
			else {
				tenant.failTeams(this.error, this.words, tries);
			}
		}

	}

	/** What the mail server may answer a letter. */
	enum AtTheMailServer {

		MAIL_LOGIN_REFUSED("530 5.7.0 Authentication required"), MAIL_DELAYED("450 4.2.0 Greylisted"),
		MAIL_ADDRESS_REFUSED("550 5.1.1 No such user"), MAIL_NOT_SENT("554 5.6.0 Not taken"),
		MAIL_SERVER_UNREACHABLE("");

		final String reply;

		AtTheMailServer(String reply) {
			this.reply = reply;
		}

	}

}
