package com.teammate.microsoft;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.teammate.microsoft.MicrosoftFailure.Kind;

import org.springframework.stereotype.Component;

/**
 * Tries again, for some seconds, what a person in front of a browser waits for: turned
 * away, he would have to sign in anew. Jobs do without; the engine retries them.
 */
@Component
class Patience {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final Duration limit;

	Patience(MicrosoftSettings settings) {
		this.limit = settings.patience();
	}

	<T> T with(Supplier<T> request) {
		return with(request, (failure) -> failure.kind() == Kind.TRANSIENT);
	}

	/** For what may also be refused until our fresh consent has reached every server. */
	<T> T withReplication(Supplier<T> request) {
		return with(request, (failure) -> failure.kind() == Kind.TRANSIENT || failure.kind() == Kind.NOT_FOUND
				|| failure.kind() == Kind.NOT_PERMITTED);
	}

	private <T> T with(Supplier<T> request, Predicate<MicrosoftFailure> worthwhile) {
		Duration left = this.limit;
		while (true) {
			try {
				return request.get();
			}
			catch (MicrosoftFailure ex) {
				Duration pause = ex.retryAfter().orElse(PAUSE);
				if (!worthwhile.test(ex) || pause.compareTo(left) > 0) {
					throw ex;
				}
				sleep(pause, ex);
				left = left.minus(pause).minusMillis(1);
			}
		}
	}

	private static void sleep(Duration pause, MicrosoftFailure failure) {
		try {
			Thread.sleep(pause.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure;
		}
	}

}
