package com.teammate.portal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseNotFound;
import com.teammate.event.EventId;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.onboarding.EventDelivery;
import com.teammate.onboarding.EventDelivery.Replay;
import com.teammate.reseller.ResellerUser;
import com.teammate.webhook.Deliveries;
import com.teammate.webhook.Delivery;
import com.teammate.webhook.Delivery.State;
import com.teammate.webhook.Delivery.Try;
import com.teammate.webhook.DeliveryId;
import com.teammate.webhook.Endpoint;
import com.teammate.webhook.EndpointId;
import com.teammate.webhook.Endpoints;
import com.teammate.webhook.Endpoints.WithSecret;
import com.teammate.webhook.NewEndpoint;
import com.teammate.webhook.Rehearsals;
import com.teammate.webhook.Rehearsals.Rehearsed;
import com.teammate.webhook.TargetRefused;
import com.teammate.webhook.TooManyEndpoints;
import com.teammate.webhook.TooManyRehearsals;
import com.teammate.wish.EndpointForm;
import com.teammate.wish.Typed;
import com.teammate.wish.WishNotValid;
import com.teammate.wish.Wrong;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The webhook endpoints of a reseller, and what became of their deliveries. A secret is
 * shown by the answer that makes it and by no redirect: it must not wait in a session.
 */
@Controller
@RequestMapping("/account/webhooks")
class WebhooksPage {

	private static final int SHOWN = 25;

	private static final List<String> TYPES = Arrays.stream(EventType.values()).map(EventType::value).sorted().toList();

	private final Endpoints endpoints;

	private final Deliveries deliveries;

	private final Rehearsals rehearsals;

	private final EventDelivery delivery;

	private final Events events;

	private final Clock clock;

	WebhooksPage(Endpoints endpoints, Deliveries deliveries, Rehearsals rehearsals, EventDelivery delivery,
			Events events, Clock clock) {
		this.endpoints = endpoints;
		this.deliveries = deliveries;
		this.rehearsals = rehearsals;
		this.delivery = delivery;
		this.events = events;
		this.clock = clock;
	}

	@GetMapping
	String list(@AuthenticationPrincipal ResellerUser user, HttpServletRequest request, Model model) {
		return list(user, KeptForm.take(request, user, model).orElseGet(TypedForm::empty), List.of(), model);
	}

	@PostMapping
	String add(@AuthenticationPrincipal ResellerUser user, @RequestParam MultiValueMap<String, String> parameters,
			HttpServletResponse response, Model model) {
		try {
			NewEndpoint wish = read(with(parameters, true));
			// A reload would add it once more.
			if (this.endpoints.of(user.reseller()).stream().anyMatch((each) -> each.wish().url().equals(wish.url()))) {
				throw new Unfit("is that of an endpoint that you have already");
			}
			WithSecret added = this.endpoints.add(user.reseller(), wish, user.party());
			return made(user, added, model);
		}
		catch (WishNotValid ex) {
			return again(user, parameters, ex.errors(), response, model);
		}
		catch (TargetRefused ex) {
			return again(user, parameters, atUrl(ex.words()), response, model);
		}
		catch (TooManyEndpoints | Unfit ex) {
			return again(user, parameters, atUrl(words(ex)), response, model);
		}
	}

	@GetMapping("/{id}")
	String one(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id,
			@RequestParam(required = false) @Nullable State state, @RequestParam(required = false) @Nullable UUID after,
			HttpServletRequest request, Model model) {
		Endpoint endpoint = find(user, id);
		model.addAttribute("state", state);
		TypedForm typed = KeptForm.take(request, user, model).orElseGet(() -> typed(endpoint.wish()));
		return show(endpoint, typed, List.of(), state, after, model);
	}

	@PostMapping("/{id}")
	String change(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id,
			@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response, Model model) {
		Endpoint known = find(user, id);
		TypedForm typed = TypedForm.of(parameters);
		try {
			NewEndpoint wish = read(with(parameters, known.wish().enabled()));
			this.endpoints.change(user.reseller(), known.id(), (current) -> {
				if (!typed.text("version").equals(Long.toString(current.version()))) {
					throw new Unfit("overtaken");
				}
				return wish;
			}, user.party());
			return "redirect:/account/webhooks/" + id + "?saved";
		}
		catch (WishNotValid ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			return show(known, typed, ex.errors(), null, null, model);
		}
		catch (TargetRefused ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			return show(known, typed, atUrl(ex.words()), null, null, model);
		}
		catch (Unfit ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			model.addAttribute("overtaken", true);
			return show(find(user, id), typed, List.of(), null, null, model);
		}
	}

	@PostMapping("/{id}/enable")
	String enable(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id) {
		return turn(user, id, true);
	}

	@PostMapping("/{id}/disable")
	String disable(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id) {
		return turn(user, id, false);
	}

	/**
	 * A second rotation would end the secret that programs still have, so a reload is
	 * none.
	 */
	@PostMapping("/{id}/rotate")
	String rotate(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id,
			@RequestParam(defaultValue = "") String seen, Model model) {
		Endpoint known = find(user, id);
		if (!seen.equals(Long.toString(known.version()))) {
			return "redirect:/account/webhooks/" + id;
		}
		WithSecret made = this.endpoints.rotate(user.reseller(), known.id(), user.party())
			.orElseThrow(() -> notFound(id));
		return made(user, made, model);
	}

	@PostMapping("/{id}/test")
	String test(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id, HttpServletResponse response,
			Model model) {
		Endpoint endpoint = find(user, id);
		try {
			Optional<Try> answer = this.rehearsals.send(user.reseller(), endpoint.id()).map(Rehearsed::attempt);
			model.addAttribute("test", answer.orElse(null));
			model.addAttribute("busy", answer.isEmpty());
		}
		catch (TooManyRehearsals ex) {
			response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(ex.pause().toSeconds()));
			model.addAttribute("most", Rehearsals.A_MINUTE);
			model.addAttribute("pause", ex.pause().toSeconds());
		}
		return show(endpoint, typed(endpoint.wish()), List.of(), null, null, model);
	}

	/** One event, or all since a moment (UTC). */
	@PostMapping("/{id}/replay")
	String replay(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id,
			@RequestParam(defaultValue = "") String event, @RequestParam(defaultValue = "") String since,
			RedirectAttributes flash) {
		Endpoint endpoint = find(user, id);
		Optional<Replay> replay = endpoint.wish().enabled() ? replay(endpoint, event, since) : Optional.empty();
		replay.ifPresentOrElse((done) -> {
			flash.addFlashAttribute("replayed", done.events());
			flash.addFlashAttribute("more", done.more());
		}, () -> {
			flash.addFlashAttribute("notReplayed", true);
			flash.addFlashAttribute("since", since);
		});
		return "redirect:/account/webhooks/" + id + "#log";
	}

	@PostMapping("/{id}/remove")
	String remove(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id) {
		this.endpoints.remove(user.reseller(), find(user, id).id(), user.party());
		return "redirect:/account/webhooks?removed";
	}

	/** Somebody reloads, or goes back to, what was a form's answer. */
	@GetMapping({ "/{id}/enable", "/{id}/disable", "/{id}/rotate", "/{id}/test", "/{id}/replay", "/{id}/remove" })
	String goOn(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id) {
		return "redirect:/account/webhooks/" + find(user, id).id();
	}

	private String turn(ResellerUser user, UUID id, boolean on) {
		this.endpoints.change(user.reseller(), find(user, id).id(), (current) -> new NewEndpoint(current.wish().url(),
				current.wish().description(), current.wish().types(), on), user.party());
		return "redirect:/account/webhooks/" + id + "?saved";
	}

	private Optional<Replay> replay(Endpoint endpoint, String event, String since) {
		if (!event.isEmpty()) {
			return EventId.of(event)
				.flatMap((known) -> this.events.find(endpoint.reseller(), known))
				.map((known) -> this.delivery.replay(endpoint, known));
		}
		return moment(since).map((time) -> this.events.lastBefore(endpoint.reseller(), time))
			.map((last) -> this.delivery.replayAfter(endpoint, last));
	}

	private static Optional<Instant> moment(String typed) {
		try {
			return Optional.of(LocalDateTime.parse(typed).toInstant(ZoneOffset.UTC))
				.filter((time) -> time.isAfter(Instant.EPOCH) && time.isBefore(Instant.parse("9999-01-01T00:00:00Z")));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** Throws {@link WishNotValid} and {@link TargetRefused}. */
	private NewEndpoint read(Map<String, List<String>> typed) {
		NewEndpoint wish = EndpointForm.read(Typed.endpoint(typed));
		this.endpoints.check(wish);
		return wish;
	}

	private static Map<String, List<String>> with(MultiValueMap<String, String> parameters, boolean enabled) {
		MultiValueMap<String, String> all = new LinkedMultiValueMap<>(parameters);
		all.set("enabled", Boolean.toString(enabled));
		return all;
	}

	private String made(ResellerUser user, WithSecret made, Model model) {
		model.addAttribute("secret", made.secret());
		return show(find(user, made.endpoint().id().value()), typed(made.endpoint().wish()), List.of(), null, null,
				model);
	}

	private String again(ResellerUser user, MultiValueMap<String, String> parameters, List<Wrong> errors,
			HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		return list(user, TypedForm.of(parameters), errors, model);
	}

	private String list(ResellerUser user, TypedForm typed, List<Wrong> errors, Model model) {
		model.addAttribute("endpoints", this.endpoints.of(user.reseller()).stream().map(this::line).toList());
		return form("portal/webhooks", typed, errors, model);
	}

	private String show(Endpoint endpoint, TypedForm typed, List<Wrong> errors, @Nullable State state,
			@Nullable UUID after, Model model) {
		List<Delivery> found = this.deliveries.of(endpoint.id(), state, (after != null) ? new DeliveryId(after) : null,
				SHOWN + 1);
		List<Delivery> page = found.subList(0, Math.min(SHOWN, found.size()));
		Map<DeliveryId, List<Try>> tries = this.deliveries.tries(page);
		model.addAttribute("line", line(endpoint));
		model.addAttribute("states", State.values());
		model.addAttribute("log",
				page.stream().map((each) -> line(each, tries.getOrDefault(each.id(), List.of()))).toList());
		model.addAttribute("next", (found.size() > SHOWN) ? page.get(SHOWN - 1).id() : null);
		model.addAttribute("today",
				LocalDateTime.ofInstant(this.clock.instant().minus(1, ChronoUnit.DAYS), ZoneOffset.UTC)
					.truncatedTo(ChronoUnit.MINUTES));
		return form("portal/webhook", typed, errors, model);
	}

	private static String form(String view, TypedForm typed, List<Wrong> errors, Model model) {
		model.addAttribute("typed", typed);
		model.addAttribute("wrongs", Wrongs.of(errors));
		model.addAttribute("types", TYPES);
		return view;
	}

	private static TypedForm typed(NewEndpoint wish) {
		return new TypedForm(Map.of("url", List.of(wish.url().toString()), "description", List.of(wish.description()),
				"eventTypes", wish.types().stream().map(EventType::value).toList()), "");
	}

	private EndpointLine line(Endpoint endpoint) {
		return new EndpointLine(endpoint, Moment.of(endpoint.createdAt(), this.clock),
				Moment.ofNullable(endpoint.failingSince(), this.clock),
				Moment.ofNullable(oldSecret(endpoint), this.clock));
	}

	/** Until when the secret before still signs, while it does. */
	private @Nullable Instant oldSecret(Endpoint endpoint) {
		Instant until = endpoint.oldSecretUntil();
		return (until != null && until.isAfter(this.clock.instant())) ? until : null;
	}

	private DeliveryLine line(Delivery delivery, List<Try> tries) {
		Function<Try, TryLine> line = (each) -> new TryLine(each, Moment.of(each.at(), this.clock));
		return new DeliveryLine(delivery, Moment.of(delivery.createdAt(), this.clock),
				delivery.isPending() ? Moment.of(delivery.nextTryAt(), this.clock) : null,
				tries.stream().map(line).toList());
	}

	private Endpoint find(ResellerUser user, UUID id) {
		return this.endpoints.find(user.reseller(), new EndpointId(id)).orElseThrow(() -> notFound(id));
	}

	private static EnterpriseNotFound notFound(UUID id) {
		return new EnterpriseNotFound(new EnterpriseId(id));
	}

	private static List<Wrong> atUrl(String words) {
		return List.of(new Wrong("url", words));
	}

	private static String words(RuntimeException ex) {
		return (ex instanceof TooManyEndpoints) ? "is one too many: remove one that is not needed"
				: String.valueOf(ex.getMessage());
	}

	/** An endpoint with its times. */
	record EndpointLine(Endpoint endpoint, Moment createdAt, @Nullable Moment failingSince,
			@Nullable Moment oldSecretUntil) {

	}

	/** A delivery with its times. */
	record DeliveryLine(Delivery delivery, Moment createdAt, @Nullable Moment nextTryAt, List<TryLine> tries) {

		/** What came last. */
		public @Nullable TryLine last() {
			return this.tries.isEmpty() ? null : this.tries.get(this.tries.size() - 1);
		}

	}

	/** A try with its time. */
	record TryLine(Try attempt, Moment at) {

	}

	/** What the page refuses beyond the form. */
	private static final class Unfit extends RuntimeException {

		private Unfit(String message) {
			super(message);
		}

	}

}
