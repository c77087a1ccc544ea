package com.teammate.consent;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.Administrator;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.SignIn;
import com.teammate.microsoft.SignIn.Question;
import com.teammate.microsoft.TenantDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Global Administrators who come back after their visit: they sign in with Microsoft, and
 * the session is kept here, as a hash; the browser holds nothing but its random name.
 */
@Service
public class AdministratorSessions {

	private static final Logger LOG = LoggerFactory.getLogger(AdministratorSessions.class);

	private static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";

	/** Enough to see who it is and which role he holds; both consented long ago. */
	private static final Set<String> PERMISSIONS = Set.of("User.Read", "Directory.Read.All");

	private final ConsentSettings settings;

	private final SignIn signIn;

	private final TenantDirectory directory;

	private final Secrets secrets;

	private final JdbcClient jdbc;

	private final Clock clock;

	AdministratorSessions(ConsentSettings settings, SignIn signIn, TenantDirectory directory, Secrets secrets,
			JdbcClient jdbc, Clock clock) {
		this.settings = settings;
		this.signIn = signIn;
		this.directory = directory;
		this.secrets = secrets;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** A name for a browser that nobody can guess. */
	public String newBrowser() {
		return this.secrets.newState();
	}

	/**
	 * Where to send the browser to sign in.
	 * @param browser what it is known by; stored only as a hash
	 */
	@Transactional
	public URI request(String browser) {
		Instant now = this.clock.instant();
		String state = this.secrets.newState();
		this.jdbc.sql("delete from administrator_sign_in where expires_at < :now").param("now", at(now)).update();
		this.jdbc.sql("""
				insert into administrator_sign_in (state_hash, browser_hash, expires_at)
				values (:state, :browser, :expires)
				""")
			.param("state", Secrets.stateHash(state))
			.param("browser", this.secrets.browserHash(browser))
			.param("expires", at(now.plus(this.settings.requestLifetime())))
			.update();
		return this.signIn.signInUrl(question(state));
	}

	/**
	 * Understands how somebody came back. Talks to Microsoft, so it must be called
	 * outside a transaction.
	 */
	@Transactional(propagation = Propagation.NEVER)
	public Entry conclude(Map<String, String> parameters, String browser) {
		String state = parameters.getOrDefault("state", "");
		if (!use(state, browser)) {
			return new Entry.Refused(DeclineReason.STALE);
		}
		if (parameters.containsKey("error")) {
			return new Entry.Refused(Reasons.ofCallback(parameters));
		}
		try {
			Administrator person = this.signIn.redeem(question(state), parameters.getOrDefault("code", ""));
			return person.holdsRole(GLOBAL_ADMINISTRATOR) ? open(person)
					: new Entry.Refused(DeclineReason.NOT_ADMINISTRATOR);
		}
		catch (MicrosoftFailure ex) {
			LOG.warn("An administrator could not sign in to the dashboard: {}", ex.getMessage());
			return new Entry.Refused(Reasons.of(ex));
		}
	}

	/**
	 * Who is signed in, while the session lasts and the role, too: whoever has lost it is
	 * signed out. May ask Microsoft, so it must be called outside a transaction.
	 */
	@Transactional(propagation = Propagation.NEVER)
	public Optional<SignedIn> find(String session) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				select hash, tenant_id, person, role_seen_at
				from administrator_session where hash = :hash and expires_at > :now
				""")
			.param("hash", Secrets.stateHash(session))
			.param("now", at(now))
			.query((row, number) -> new Session(
					new SignedIn(new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("person")),
					row.getObject("role_seen_at", OffsetDateTime.class).toInstant()))
			.optional()
			.filter((found) -> found.roleSeenAt().plus(this.settings.roleSeenEvery()).isAfter(now)
					|| keepsRole(session, found.person()))
			.map(Session::person);
	}

	private boolean keepsRole(String session, SignedIn person) {
		if (!mayStay(person)) {
			LOG.info("Somebody who is no Global Administrator of {} any more was signed out", person.tenant());
			end(session);
			return false;
		}
		this.jdbc.sql("update administrator_session set role_seen_at = :now where hash = :hash")
			.param("now", at(this.clock.instant()))
			.param("hash", Secrets.stateHash(session))
			.update();
		return true;
	}

	/**
	 * Also where the tenant does not say, for our application may have no access any
	 * more: that is what the dashboard tells, and the session ends soon.
	 */
	private boolean mayStay(SignedIn person) {
		try {
			return this.directory.holdsRole(person.tenant(), person.person(), GLOBAL_ADMINISTRATOR);
		}
		catch (MicrosoftFailure ex) {
			LOG.warn("The role of somebody at the dashboard cannot be read: {}", ex.getMessage());
			return true;
		}
	}

	@Transactional
	public void end(String session) {
		this.jdbc.sql("delete from administrator_session where hash = :hash")
			.param("hash", Secrets.stateHash(session))
			.update();
	}

	/** Uses up the state; false for all but the first of several, and for strangers. */
	private boolean use(String state, String browser) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				update administrator_sign_in set used_at = :now
				where state_hash = :state and browser_hash = :browser and used_at is null and expires_at > :now
				""")
			.param("now", at(now))
			.param("state", Secrets.stateHash(state))
			.param("browser", this.secrets.browserHash(browser))
			.update() == 1;
	}

	private Entry open(Administrator person) {
		Instant now = this.clock.instant();
		String session = this.secrets.newState();
		this.jdbc.sql("delete from administrator_session where expires_at < :now").param("now", at(now)).update();
		this.jdbc.sql("""
				insert into administrator_session (hash, tenant_id, person, role_seen_at, expires_at)
				values (:hash, :tenant, :person, :now, :expires)
				""")
			.param("now", at(now))
			.param("hash", Secrets.stateHash(session))
			.param("tenant", person.tenant().value())
			.param("person", person.objectId())
			.param("expires", at(now.plus(this.settings.sessionLifetime())))
			.update();
		return new Entry.Opened(session);
	}

	private Question question(String state) {
		return new Question(null, this.settings.dashboardRedirect(), PERMISSIONS, state, this.secrets.nonce(state),
				this.secrets.verifier(state));
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/** A session as it is kept. */
	private record Session(SignedIn person, Instant roleSeenAt) {

	}

	/**
	 * A Global Administrator.
	 *
	 * @param person object id in the tenant
	 */
	public record SignedIn(TenantId tenant, String person) {

	}

	/** What came of signing in. */
	public sealed interface Entry {

		record Opened(String session) implements Entry {

			@Override
			public String toString() {
				return "Opened[***]";
			}

		}

		record Refused(DeclineReason reason) implements Entry {

		}

	}

}
