package com.teammate.microsoft;

import java.io.IOException;
import java.util.function.ToIntFunction;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.stereotype.Component;

/** Counts and traces every exchange with Microsoft by its result. */
@Component
class Calls {

	private final ObservationRegistry observations;

	Calls(ObservationRegistry observations) {
		this.observations = observations;
	}

	<T> T make(String api, String method, Exchange<T> exchange, ToIntFunction<T> status) throws IOException {
		Observation call = begin(api, method);
		try (Observation.Scope scope = call.openScope()) {
			T answer = exchange.make();
			end(call, result(status.applyAsInt(answer)));
			return answer;
		}
		catch (IOException ex) {
			end(call, (ex instanceof UnreadableAnswer answer) ? result(answer.status()) : "unreachable");
			throw ex;
		}
		finally {
			call.stop();
		}
	}

	private Observation begin(String api, String method) {
		return Observation.createNotStarted("teammate.microsoft.calls", this.observations)
			.contextualName(api + " " + method)
			.lowCardinalityKeyValue("api", api)
			.lowCardinalityKeyValue("method", method)
			// Every time series needs the same keys, also one that is broken off.
			.lowCardinalityKeyValue("result", "broken")
			.start();
	}

	private static void end(Observation call, String result) {
		call.lowCardinalityKeyValue(KeyValue.of("result", result));
	}

	private static String result(int status) {
		if (status == 429) {
			return "throttled";
		}
		if (status >= 500) {
			return "fault";
		}
		return (status >= 400) ? "refused" : "ok";
	}

	/** One request and its answer. */
	interface Exchange<T> {

		T make() throws IOException;

	}

}
