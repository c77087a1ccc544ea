package com.teammate.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.reseller.ResellerId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The webhook endpoints of resellers; every question carries the reseller. */
@Service
public class Endpoints {

	private static final int SECRET_BYTES = 32;

	private final EndpointTable table;

	private final Targets targets;

	private final SecretBox box;

	private final SecureRandom random;

	private final WebhookSettings settings;

	private final Audit audit;

	private final PbxHook pbx;

	private final Clock clock;

	Endpoints(EndpointTable table, Targets targets, SecretBox box, SecureRandom random, WebhookSettings settings,
			Audit audit, PbxHook pbx, Clock clock) {
		this.table = table;
		this.targets = targets;
		this.box = box;
		this.random = random;
		this.settings = settings;
		this.audit = audit;
		this.pbx = pbx;
		this.clock = clock;
	}

	/**
	 * Looks whether events may be sent to an address; may ask name servers, so it must
	 * not run in a transaction. Throws {@link TargetRefused}.
	 */
	@Transactional(propagation = Propagation.NEVER)
	public void check(NewEndpoint wish) {
		this.targets.check(wish.url());
	}

	/** Takes a wish that was checked. Throws {@link TooManyEndpoints}. */
	@Transactional
	public WithSecret add(ResellerId reseller, NewEndpoint wish, Party by) {
		if (this.table.count(reseller) >= this.settings.mostEndpoints()) {
			throw new TooManyEndpoints(this.settings.mostEndpoints());
		}
		EndpointId id = new EndpointId(UUID.randomUUID());
		byte[] secret = secret();
		this.table.add(id, reseller, wish, this.box.lock(id, secret), now());
		note(reseller, by, "The webhook endpoint " + id + " was added.");
		return new WithSecret(get(reseller, id), written(secret));
	}

	/** Oldest first. */
	@Transactional(readOnly = true)
	public List<Endpoint> of(ResellerId reseller) {
		return this.table.of(reseller);
	}

	@Transactional(readOnly = true)
	public Optional<Endpoint> find(ResellerId reseller, EndpointId id) {
		return this.table.find(reseller, id);
	}

	/**
	 * Takes another wish, which was checked; enabling it again forgets its failures.
	 * @param wish makes the new wish of the endpoint as it stands; may refuse by throwing
	 */
	@Transactional
	public Optional<Endpoint> change(ResellerId reseller, EndpointId id, Function<Endpoint, NewEndpoint> wish,
			Party by) {
		return this.table.lock(reseller, id).map((endpoint) -> {
			NewEndpoint changed = wish.apply(endpoint);
			if (!changed.equals(endpoint.wish())) {
				this.table.change(id, changed, now());
				note(reseller, by, "The webhook endpoint " + id + " was changed.");
			}
			return get(reseller, id);
		});
	}

	/**
	 * With everything that is still to be delivered there; false when it is not there.
	 */
	@Transactional
	public boolean remove(ResellerId reseller, EndpointId id, Party by) {
		boolean removed = this.table.remove(reseller, id);
		if (removed) {
			note(reseller, by, "The webhook endpoint " + id + " was removed.");
		}
		return removed;
	}

	/** Makes a new secret; for a while the old one signs, too. */
	@Transactional
	public Optional<WithSecret> rotate(ResellerId reseller, EndpointId id, Party by) {
		return this.table.lock(reseller, id).map((endpoint) -> {
			byte[] secret = secret();
			this.table.rotate(id, this.box.lock(id, secret), now().plus(this.settings.secretOverlap()), now());
			note(reseller, by, "The secret of the webhook endpoint " + id + " was rotated.");
			return new WithSecret(get(reseller, id), written(secret));
		});
	}

	/** Those that sign now, the newest first. */
	List<byte[]> secrets(EndpointId id) {
		return PbxHook.isAt(id) ? this.pbx.secrets()
				: this.table.secrets(id, this.clock.instant())
					.stream()
					.map((locked) -> this.box.open(id, locked))
					.toList();
	}

	private Endpoint get(ResellerId reseller, EndpointId id) {
		return this.table.find(reseller, id).orElseThrow();
	}

	private byte[] secret() {
		byte[] secret = new byte[SECRET_BYTES];
		this.random.nextBytes(secret);
		return secret;
	}

	private static String written(byte[] secret) {
		return "whsec_" + Base64.getEncoder().encodeToString(secret);
	}

	private void note(ResellerId reseller, Party by, String text) {
		this.audit.note(reseller.value(), by, text);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/** An endpoint and its secret, which cannot be read again. */
	public record WithSecret(Endpoint endpoint, String secret) {

		@Override
		public String toString() {
			return "WithSecret[" + this.endpoint.id() + "]";
		}

	}

}
