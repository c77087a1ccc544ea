package com.teammate.api;

import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.api.IdempotencyKeys.Kept;
import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what requests ask for, each at most once per Idempotency-Key: the kept answer and
 * the work are one commit.
 */
@Service
class Repeats {

	private static final int TRIES = 4;

	private final IdempotencyKeys keys;

	private final ObjectMapper json;

	private final TransactionTemplate transaction;

	Repeats(IdempotencyKeys keys, ObjectMapper json, PlatformTransactionManager transactions) {
		this.keys = keys;
		this.json = json;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** The answer that is kept for the key. */
	Optional<ResponseEntity<?>> repeated(ResellerId reseller, Repeatable request) {
		return request.key()
			.flatMap((key) -> this.keys.find(reseller, key))
			.map((kept) -> repeated(kept, request).entity());
	}

	ResponseEntity<?> once(ResellerId reseller, Repeatable request, Supplier<ResponseEntity<?>> work) {
		return request.key().isEmpty() ? work.get() : once(reseller, request.key().get(), request, work);
	}

	/**
	 * What collides with the process is done anew from the start, because within this
	 * transaction nobody further down can.
	 */
	private ResponseEntity<?> once(ResellerId reseller, IdempotencyKey key, Repeatable request,
			Supplier<ResponseEntity<?>> work) {
		for (int tried = 1;; tried++) {
			try {
				return held(reseller, key, request, work);
			}
			catch (ConcurrencyFailureException | UnexpectedRollbackException ex) {
				if (tried == TRIES) {
					throw ex;
				}
			}
		}
	}

	private ResponseEntity<?> held(ResellerId reseller, IdempotencyKey key, Repeatable request,
			Supplier<ResponseEntity<?>> work) {
		return this.transaction.execute((status) -> {
			if (!this.keys.hold(reseller, key)) {
				throw new RequestRefused(ProblemCode.IDEMPOTENCY_KEY_IN_USE,
						"Wait for the answer to the other request, or repeat this one in a moment.");
			}
			return repeated(reseller, request).orElseGet(() -> first(reseller, key, request, work.get()));
		});
	}

	private ResponseEntity<?> first(ResellerId reseller, IdempotencyKey key, Repeatable request,
			ResponseEntity<?> done) {
		var location = done.getHeaders().getLocation();
		Answer answer = new Answer(done.getStatusCode().value(), written(done.getBody()),
				(location != null) ? location.toString() : null, done.getHeaders().getETag());
		this.keys.keep(reseller, key, request.path(), new Kept(request.hash(), answer));
		return answer.entity();
	}

	private static Answer repeated(Kept kept, Repeatable request) {
		if (!kept.requestHash().equals(request.hash())) {
			throw new RequestRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED,
					"The earlier request with this key had another body or another path. Use a new key for a new request.");
		}
		return kept.answer();
	}

	private String written(@Nullable Object body) {
		try {
			return this.json.writeValueAsString(body);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("What we answer can be written as JSON", ex);
		}
	}

}
