package com.teammate.onboarding;

import java.time.Instant;
import java.util.List;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * All that the process knows of one enterprise.
 *
 * @param nextAction in plain words
 * @param attempts failed ones, newest first
 * @param running processes that are under way
 */
public record CaseFile(Enterprise enterprise, String nextAction, List<StuckCase> stuck, List<Progress.Step> steps,
		List<Attempt> attempts, List<Running> running, List<Variable> variables) {

	/**
	 * A process that is under way.
	 *
	 * @param id by which Cockpit knows it
	 * @param name of the diagram
	 * @param version of the diagram, counted by the engine
	 * @param places where its tokens are, by the names in the diagram
	 */
	public record Running(String id, String name, int version, @Nullable RegionId region, Instant startedAt,
			List<String> places, boolean suspended) {

	}

	/** A routing fact that a process carries; anything personal is masked. */
	public record Variable(String process, String name, String value) {

	}

}
