package com.teammate.support;

import java.security.Principal;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.audit.StaffAct;
import com.teammate.live.OpenPages;
import com.teammate.live.OpenPages.Limits;
import com.teammate.onboarding.Desk;
import com.teammate.onboarding.Run;
import com.teammate.onboarding.Runs;
import com.teammate.reseller.Resellers;
import jakarta.annotation.PreDestroy;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Many cases at once: look first, then run, and watch. */
@Controller
class RunPages {

	/** More than there are people at a desk. */
	private static final Limits LIMITS = new Limits(100, 6, Duration.ofMinutes(10));

	private final Runs runs;

	private final Desk desk;

	private final Resellers resellers;

	private final OpenPages<UUID> pages;

	RunPages(Runs runs, Desk desk, Resellers resellers) {
		this.runs = runs;
		this.desk = desk;
		this.resellers = resellers;
		this.pages = new OpenPages<>("desk-pages", LIMITS, runs::versions);
	}

	@GetMapping("/support/runs")
	String runs(Model model) {
		model.addAttribute("runs", this.runs.latest());
		model.addAttribute("causes", this.desk.causes());
		model.addAttribute("resellers", this.resellers.search(""));
		return "support/runs";
	}

	@GetMapping("/support/runs/preview")
	String preview(Choice choice, Model model) {
		model.addAttribute("preview", this.runs.preview(choice.filter()));
		return "support/preview";
	}

	@PostMapping("/support/runs")
	String begin(Choice choice, @RequestParam(name = "repeat", defaultValue = "false") boolean repeat,
			@RequestParam(name = "perMinute", defaultValue = "60") int perMinute,
			@RequestParam(name = "reason", defaultValue = "") String reason, Principal person) {
		UUID run = this.runs.begin(choice.filter(), repeat, perMinute, new StaffAct(person.getName(), reason));
		return "redirect:/support/runs/" + run;
	}

	@GetMapping("/support/runs/{id}")
	String run(@PathVariable("id") UUID id, Model model) {
		model.addAttribute("run", find(id));
		return "support/run";
	}

	/** What of that page moves. */
	@GetMapping("/support/runs/{id}/now")
	String now(@PathVariable("id") UUID id, Model model) {
		model.addAttribute("run", find(id));
		return "support/run :: now";
	}

	/** Tells the open page that the run has moved. */
	@GetMapping(path = "/support/runs/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> watch(@PathVariable("id") UUID id, Principal person) {
		return this.pages.watch(person.getName(), find(id).id());
	}

	@PreDestroy
	void close() {
		this.pages.close();
	}

	@GetMapping("/support/runs/{id}/cases.csv")
	ResponseEntity<byte[]> cases(@PathVariable("id") UUID id) {
		find(id);
		String lines = this.runs.results(id)
			.entrySet()
			.stream()
			.map((result) -> Csv.line(Stream.of(result.getKey(), result.getValue())))
			.collect(Collectors.joining("", "enterprise,result\r\n", ""));
		return Csv.attachment("run-" + id + ".csv", lines);
	}

	@PostMapping("/support/runs/{id}/pause")
	String pause(@PathVariable("id") UUID id, @RequestParam(name = "reason", defaultValue = "") String reason,
			Principal person) {
		this.runs.pause(find(id).id(), new StaffAct(person.getName(), reason));
		return "redirect:/support/runs/" + id;
	}

	@PostMapping("/support/runs/{id}/resume")
	String resume(@PathVariable("id") UUID id, @RequestParam(name = "reason", defaultValue = "") String reason,
			Principal person) {
		this.runs.resume(find(id).id(), new StaffAct(person.getName(), reason));
		return "redirect:/support/runs/" + id;
	}

	@PostMapping("/support/runs/{id}/stop")
	String stop(@PathVariable("id") UUID id, @RequestParam(name = "reason", defaultValue = "") String reason,
			Principal person) {
		this.runs.stop(find(id).id(), new StaffAct(person.getName(), reason));
		return "redirect:/support/runs/" + id;
	}

	private Run find(UUID id) {
		return this.runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
