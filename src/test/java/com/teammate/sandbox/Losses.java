package com.teammate.sandbox;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.teammate.mail.Letter;
import com.teammate.mail.Mailer;
import com.teammate.voicerouting.TeamsAccess;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The moments of one enterprise at which the product may lose its database, each counted
 * once: after every call that changes the enterprise's world, and after every step, just
 * before its commit. Whether a call changes the world is seen by looking at it, so a step
 * that nobody has thought of here counts too.
 */
public final class Losses {

	private final Collection<String> names;

	private final Supplier<?> world;

	private final IntPredicate lost;

	private final Set<String> moments = new LinkedHashSet<>();

	/**
	 * @param names whatever names the enterprise: its id, its tenant, its domain
	 * @param world what there is outside of us
	 * @param lost at which moments the database goes away, the first being 1
	 */
	Losses(Collection<String> names, Supplier<?> world, IntPredicate lost) {
		this.names = List.copyOf(names);
		this.world = world;
		this.lost = lost;
	}

	/** The moments so far, in their order. */
	public synchronized List<String> moments() {
		return List.copyOf(this.moments);
	}

	boolean concern(Object... arguments) {
		return Arrays.stream(arguments)
			.map(Losses::text)
			.anyMatch((text) -> this.names.stream().anyMatch(text::contains));
	}

	/** How the world is before a call, to be compared with afterwards. */
	Object look() {
		return this.world.get();
	}

	void called(Class<?> pipe, String method, Object[] arguments, Object before) {
		if (pipe == Mailer.class || !Objects.equals(before, look())) {
			pass(pipe.getSimpleName() + "." + method
					+ Arrays.stream(arguments).map(Losses::name).collect(Collectors.joining(", ", "(", ")")));
		}
	}

	void pass(String moment) {
		if (isLost(moment)) {
			throw new DataAccessResourceFailureException("The database went away on purpose after " + moment);
		}
	}

	private synchronized boolean isLost(String moment) {
		return this.moments.add(moment) && this.lost.test(this.moments.size());
	}

	private static String text(Object argument) {
		return (argument instanceof Letter letter) ? letter.to() + " " + letter.subject() : name(argument);
	}

	/** Without the tokens, which are others at each try. */
	private static String name(Object argument) {
		return String.valueOf((argument instanceof TeamsAccess access) ? access.tenant() : argument);
	}

}
