package com.teammate.support;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.teammate.onboarding.Run;
import com.teammate.onboarding.RunPreview;
import com.teammate.onboarding.Runs;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Many cases at once, for programs of the staff. */
@RestController
@RequestMapping("/support/api/runs")
class RunApi {

	private final Runs runs;

	RunApi(Runs runs) {
		this.runs = runs;
	}

	@GetMapping("/preview")
	RunPreview preview(Choice choice) {
		return this.runs.preview(choice.filter());
	}

	@GetMapping
	List<Run> runs() {
		return this.runs.latest();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Run begin(@RequestBody Wish wish, Principal person) {
		return find(this.runs.begin(new Choice(wish.cause(), wish.reseller()).filter(), wish.repeat(),
				(wish.perMinute() != null) ? wish.perMinute() : 60, new DeskApi.Reason(wish.reason()).by(person)));
	}

	@GetMapping("/{id}")
	Run run(@PathVariable("id") UUID id) {
		return find(id);
	}

	@GetMapping("/{id}/cases")
	Map<String, String> cases(@PathVariable("id") UUID id) {
		return this.runs.results(id)
			.entrySet()
			.stream()
			.collect(Collectors.toMap((result) -> result.getKey().toString(), (result) -> result.getValue().name()));
	}

	@PostMapping("/{id}/pause")
	Run pause(@PathVariable("id") UUID id, @RequestBody DeskApi.Reason reason, Principal person) {
		this.runs.pause(find(id).id(), reason.by(person));
		return find(id);
	}

	@PostMapping("/{id}/resume")
	Run resume(@PathVariable("id") UUID id, @RequestBody DeskApi.Reason reason, Principal person) {
		this.runs.resume(find(id).id(), reason.by(person));
		return find(id);
	}

	@PostMapping("/{id}/stop")
	Run stop(@PathVariable("id") UUID id, @RequestBody DeskApi.Reason reason, Principal person) {
		this.runs.stop(find(id).id(), reason.by(person));
		return find(id);
	}

	private Run find(UUID id) {
		return this.runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * What shall be tried again.
	 *
	 * @param cause null for every cause
	 * @param reseller null for all; one of both is needed
	 * @param repeat also what repeats a finished step
	 */
	record Wish(@Nullable String cause, @Nullable UUID reseller, boolean repeat, @Nullable Integer perMinute,
			@Nullable String reason) {

	}

}
