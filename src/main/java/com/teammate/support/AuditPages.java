package com.teammate.support;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.audit.AuditQuery;
import com.teammate.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail, to search and to take away. */
@Controller
class AuditPages {

	private static final int PAGE = 100;

	private static final int ALL = 100_000;

	private final AuditTrail trail;

	AuditPages(AuditTrail trail) {
		this.trail = trail;
	}

	@GetMapping("/support/audit")
	String page(Filter filter, @RequestParam(name = "before", required = false) @Nullable Long before, Model model) {
		List<AuditTrail.Entry> entries = this.trail.find(filter.query(before, PAGE));
		model.addAttribute("filter", filter);
		model.addAttribute("entries", entries);
		model.addAttribute("next", (entries.size() == PAGE) ? entries.get(PAGE - 1).id() : null);
		return "support/audit";
	}

	@GetMapping("/support/audit.csv")
	ResponseEntity<byte[]> csv(Filter filter) {
		String head = "id,at,subject,actor,person,text,reason,before,after,party,party_id\r\n";
		String body = this.trail.find(filter.query(null, ALL))
			.stream()
			.map(AuditPages::line)
			.collect(Collectors.joining());
		return Csv.attachment("audit.csv", head + body);
	}

	@GetMapping("/support/audit.json")
	ResponseEntity<List<AuditTrail.Entry>> json(Filter filter) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.json\"")
			.body(this.trail.find(filter.query(null, ALL)));
	}

	private static String line(AuditTrail.Entry entry) {
		return Csv.line(Stream.of(entry.id(), entry.at(), entry.subject(), entry.actor(), entry.person(), entry.text(),
				entry.reason(), entry.before(), entry.after(), entry.party(), entry.partyId()));
	}

	/**
	 * What to show; a word that is no id or date is taken for none.
	 */
	record Filter(@Nullable String subject, @Nullable String q, @Nullable String person, @Nullable Boolean staffOnly,
			@Nullable String from, @Nullable String to) {

		AuditQuery query(@Nullable Long before, int limit) {
			LocalDate first = date(this.from);
			LocalDate last = date(this.to);
			return new AuditQuery(id(this.subject), blankToNull(this.q), blankToNull(this.person),
					Boolean.TRUE.equals(this.staffOnly),
					(first != null) ? first.atStartOfDay().toInstant(ZoneOffset.UTC) : null,
					(last != null) ? last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC) : null, before, limit);
		}

		@Nullable private static String blankToNull(@Nullable String text) {
			return (text == null || text.isBlank()) ? null : text.strip();
		}

		@Nullable private static UUID id(@Nullable String text) {
			try {
				return (text != null && !text.isBlank()) ? UUID.fromString(text.strip()) : null;
			}
			catch (IllegalArgumentException ex) {
				return null;
			}
		}

		@Nullable private static LocalDate date(@Nullable String text) {
			try {
				return (text != null && !text.isBlank()) ? LocalDate.parse(text.strip()) : null;
			}
			catch (DateTimeParseException ex) {
				return null;
			}
		}

	}

}
