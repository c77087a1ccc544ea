package com.teammate.support;

import java.net.URI;
import java.security.Principal;
import java.util.List;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Move;
import com.teammate.onboarding.MoveOption;
import com.teammate.onboarding.Moves;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same as {@link HelpPages} for programs of the staff. */
@RestController
@RequestMapping("/support/api/cases/{id}")
class HelpApi {

	private final Helping helping;

	private final Moves moves;

	HelpApi(Helping helping, Moves moves) {
		this.helping = helping;
		this.moves = moves;
	}

	@PostMapping("/help")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void help(@PathVariable("id") EnterpriseId id, @RequestBody Help help, Principal person) {
		this.helping.help(id, help, person);
	}

	/**
	 * The address of a new invitation; its code goes to the administrator by mail only.
	 */
	@PostMapping("/link")
	@ResponseStatus(HttpStatus.CREATED)
	Minted mintLink(@PathVariable("id") EnterpriseId id, @RequestBody DeskApi.Reason reason, Principal person) {
		return new Minted(this.helping.mintLink(id, reason.by(person)));
	}

	@GetMapping("/moves/options")
	List<MoveOption> options(@PathVariable("id") EnterpriseId id) {
		return this.moves.options(id);
	}

	@GetMapping("/moves")
	List<Move> moves(@PathVariable("id") EnterpriseId id) {
		return this.moves.of(id);
	}

	@PostMapping("/moves")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void ask(@PathVariable("id") EnterpriseId id, @RequestBody Wish wish, Principal person) {
		this.moves.ask(id, wish.instance(), wish.from(), wish.to(), new DeskApi.Reason(wish.reason()).by(person));
	}

	@PostMapping("/moves/{move}")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void decide(@PathVariable("id") EnterpriseId id, @PathVariable("move") long move, @RequestBody Decision decision,
			Principal person) {
		this.moves.decide(id, move, decision.agreed(), new DeskApi.Reason(decision.reason()).by(person));
	}

	/**
	 * A wish to set a token elsewhere.
	 *
	 * @param instance the process; null where only one has a token there
	 * @param to null to leave the step out
	 */
	record Wish(@Nullable String instance, String from, @Nullable String to, @Nullable String reason) {

	}

	/** A new link for the administrator. */
	record Minted(URI link) {

	}

	/** Whether a second person agrees. */
	record Decision(boolean agreed, @Nullable String reason) {

	}

}
