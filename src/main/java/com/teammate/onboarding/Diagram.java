package com.teammate.onboarding;

import com.teammate.enterprise.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * A process as a picture, with its tokens: elements that the token has left carry the
 * class {@code done}, those where it is {@code now}, and those where a step has given up
 * {@code problem}.
 *
 * @param process id of the diagram, for example {@code link-sbc-region}
 * @param region null where it is about no single region
 * @param svg to be put into a page as it is; without inline styles, so that a strict
 * content security policy lets it pass
 */
public record Diagram(String process, @Nullable RegionId region, String svg) {

	/** Says what a diagram shows, for those who do not see it. */
	@FunctionalInterface
	public interface Words {

		String of(String process, @Nullable RegionId region);

	}

}
