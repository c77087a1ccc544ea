package com.teammate.support;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.onboarding.Funnel.Stage;
import com.teammate.reseller.Reseller;
import org.jspecify.annotations.Nullable;

/**
 * How far onboardings come.
 *
 * @param reseller whose; null for all
 * @param region only those with that region; null for all
 * @param resellers whom one can choose
 */
record FunnelView(@Nullable String reseller, @Nullable String region, List<Stage> stages, List<Reseller> resellers,
		List<String> regions) {

	String csv() {
		return Csv.line(Stream.of("step", "reached", "here", "ended", "median_seconds", "ninetieth_seconds"))
				+ this.stages.stream()
					.map((stage) -> Csv.line(Stream.of(stage.step(), stage.reached(), stage.here(), stage.ended(),
							stage.median().toSeconds(), stage.ninetieth().toSeconds())))
					.collect(Collectors.joining());
	}

}
