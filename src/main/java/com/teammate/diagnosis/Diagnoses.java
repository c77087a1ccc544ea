package com.teammate.diagnosis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.MicrosoftFailure.Kind;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;

/**
 * The catalogue of causes, {@code diagnosis.yml}: the first entry whose signal fits a
 * failure names it.
 */
@Service
public class Diagnoses {

	private final List<Cause> causes;

	private final Map<String, Diagnosis> byCode;

	Diagnoses(@Value("classpath:diagnosis.yml") Resource catalogue) {
		this.causes = Catalogue.read(catalogue);
		this.byCode = this.causes.stream()
			.map(Cause::diagnosis)
			.collect(Collectors.toUnmodifiableMap(Diagnosis::code, Function.identity()));
	}

	/**
	 * Names the cause of a failure by what it and its causes say, each as
	 * {@code SimpleClassName: message}. An unknown failure is {@code UNKNOWN}, owned by
	 * support.
	 */
	public Diagnosis of(Throwable failure) {
		List<String> words = Words.of(failure);
		Diagnosis diagnosis = this.causes.stream()
			.filter((cause) -> cause.fits(words))
			.findFirst()
			.map(Cause::diagnosis)
			.orElseGet(() -> named("UNKNOWN"));
		return pause(failure).map(diagnosis::after).orElse(diagnosis);
	}

	/** The same for what Microsoft told a browser: its code alone. */
	public Diagnosis ofSignal(String signal) {
		return of(new MicrosoftFailure(Kind.REFUSED, signal, "", null, null, null));
	}

	private static Optional<Duration> pause(Throwable failure) {
		return Words.chain(failure)
			.stream()
			.filter(MicrosoftFailure.class::isInstance)
			.map(MicrosoftFailure.class::cast)
			.findFirst()
			.flatMap(MicrosoftFailure::retryAfter);
	}

	/**
	 * The cause with that code; throws {@link IllegalArgumentException} when the
	 * catalogue has none.
	 */
	public Diagnosis named(String code) {
		Diagnosis diagnosis = this.byCode.get(code);
		if (diagnosis == null) {
			throw new IllegalArgumentException("No cause " + code + " in the catalogue");
		}
		return diagnosis;
	}

	/** The cause with that code, if the catalogue has it. */
	public Optional<Diagnosis> find(String code) {
		return Optional.ofNullable(this.byCode.get(code));
	}

	/** The whole catalogue, as it is read. */
	public List<Diagnosis> all() {
		return this.causes.stream().map(Cause::diagnosis).toList();
	}

	Collection<Cause> causes() {
		return this.causes;
	}

}
