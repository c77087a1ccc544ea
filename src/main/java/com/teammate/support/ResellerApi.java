package com.teammate.support;

import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.teammate.account.Person;
import com.teammate.reseller.ResellerAccount;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.support.DeskApi.Reason;
import com.teammate.support.ResellerForm.Fields;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The resellers, for programs of operators. */
@RestController
@RequestMapping("/staff/api/resellers")
class ResellerApi {

	private final ResellerDesk desk;

	ResellerApi(ResellerDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	List<View> search(@RequestParam(name = "q", defaultValue = "") String words) {
		return this.desk.search(words).stream().map((account) -> View.of(account, List.of())).toList();
	}

	@GetMapping("/{id}")
	View get(@PathVariable("id") String id) {
		ResellerAccount account = this.desk.get(id);
		return View.of(account, this.desk.people(account));
	}

	@PostMapping
	ResponseEntity<View> open(@RequestBody Fields fields, Principal person) {
		ResellerAccount account = this.desk.open(fields, person.getName());
		return ResponseEntity.created(URI.create("/staff/api/resellers/" + account.id()))
			.body(View.of(account, this.desk.people(account)));
	}

	@PutMapping("/{id}")
	View change(@PathVariable("id") String id, @RequestBody Fields fields, Principal person) {
		return View.of(this.desk.change(id, fields, person.getName()), List.of());
	}

	@PostMapping("/{id}/suspend")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void suspend(@PathVariable("id") String id, @RequestBody Reason reason, Principal person) {
		this.desk.suspend(id, reason.by(person));
	}

	@PostMapping("/{id}/resume")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void resume(@PathVariable("id") String id, @RequestBody Reason reason, Principal person) {
		this.desk.resume(id, reason.by(person));
	}

	@PostMapping("/{id}/people/{user}/activation")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void remind(@PathVariable("id") String id, @PathVariable("user") UUID user, @RequestBody Reason reason,
			Principal person) {
		this.desk.remind(id, user, reason.by(person));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> notValid(ResellerNotValid ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY,
				"See errors for every field that must be corrected.");
		problem.setProperty("code", "validation-failed");
		problem.setProperty("errors",
				ex.wrong()
					.entrySet()
					.stream()
					.map((each) -> Map.of("field", each.getKey(), "message", each.getValue()))
					.toList());
		return ResponseEntity.unprocessableEntity().body(problem);
	}

	/**
	 * A reseller as programs of operators see it.
	 *
	 * @param people only when one is read alone
	 */
	record View(String id, String name, String email, Set<String> services, Set<String> pbxTypes,
			Set<String> sbcRegions, @Nullable String billingReference, Instant createdAt, @Nullable Instant suspendedAt,
			List<Who> people) {

		static View of(ResellerAccount account, List<Person> people) {
			var terms = account.terms();
			return new View(account.id().toString(), terms.name(), terms.email(),
					new TreeSet<>(terms.offer().services()), new TreeSet<>(terms.offer().pbxTypes()),
					new TreeSet<>(terms.offer().sbcRegions()), terms.billingReference(), account.createdAt(),
					account.suspendedAt(), people.stream().map(Who::of).toList());
		}

	}

	/** Somebody of it. */
	record Who(String id, String name, String email, Role role, boolean activated) {

		static Who of(Person person) {
			var user = person.user();
			return new Who(user.id().toString(), user.name(), user.email(), user.role(), person.activated());
		}

	}

}
