package com.teammate.welcome;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.teammate.consent.Consents;
import com.teammate.consent.Evidence;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.enterprise.TenantId;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.Change;
import com.teammate.sbc.ChangeLedger;
import com.teammate.welcome.DashboardDoor.Guest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The evidence pack for the customer's security team: who consented to what and when, the
 * proof, and everything written, as a document and for programs. In English, as auditors
 * of several countries may read the same one.
 */
@Controller
class EvidenceController {

	private final DashboardDoor door;

	private final Consents consents;

	private final ManagementConsents managementConsents;

	private final ChangeLedger ledger;

	private final Resellers resellers;

	private final ITemplateEngine templates;

	private final EvidencePrinter printer;

	private final MessageSource messages;

	private final Clock clock;

	EvidenceController(DashboardDoor door, Consents consents, ManagementConsents managementConsents,
			ChangeLedger ledger, Resellers resellers, ITemplateEngine templates, EvidencePrinter printer,
			MessageSource messages, Clock clock) {
		this.door = door;
		this.consents = consents;
		this.managementConsents = managementConsents;
		this.ledger = ledger;
		this.resellers = resellers;
		this.templates = templates;
		this.printer = printer;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping("/enterprise/evidence.json")
	ResponseEntity<?> json(HttpServletRequest request) {
		return pack(request)
			.<ResponseEntity<?>>map((pack) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_JSON)
				.header(HttpHeaders.CONTENT_DISPOSITION, file("json"))
				.body(pack))
			.orElseGet(EvidenceController::signInFirst);
	}

	@GetMapping("/enterprise/evidence.pdf")
	ResponseEntity<?> pdf(HttpServletRequest request) {
		return pack(request)
			.<ResponseEntity<?>>map((pack) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_PDF)
				.header(HttpHeaders.CONTENT_DISPOSITION, file("pdf"))
				.body(print(pack)))
			.orElseGet(EvidenceController::signInFirst);
	}

	private Optional<Pack> pack(HttpServletRequest request) {
		return this.door.guest(request).map(this::pack);
	}

	private Pack pack(Guest guest) {
		Enterprise enterprise = guest.enterprise();
		return new Pack(enterprise.name(), enterprise.id().toString(),
				enterprise.tenant().map(TenantId::toString).orElse(null),
				this.resellers.get(enterprise.reseller()).name(), enterprise.status().name(),
				this.clock.instant().truncatedTo(ChronoUnit.SECONDS), this.consents.evidence(enterprise.id()),
				this.managementConsents.of(enterprise.id()).stream().map(this::told).toList(),
				this.ledger.of(enterprise.id()));
	}

	private Management told(ManagementConsents.Grant grant) {
		return new Management(grant.id(), grant.scopes(), grant.grantedAt(), grant.grantedBy(), grant.until(),
				grant.endedAt(),
				grant.acts()
					.stream()
					.map((act) -> new Act(act.at(),
							this.messages.getMessage("dashboard.act." + act.deed(), new Object[] { act.subject() },
									Locale.ENGLISH),
							act.deed().name(), act.subject(), act.details()))
					.toList());
	}

	private byte[] print(Pack pack) {
		String html = this.templates.process("welcome/evidence", new Context(Locale.ENGLISH, Map.of("pack", pack)));
		return this.printer.print(html);
	}

	private static String file(String extension) {
		return ContentDisposition.attachment().filename("evidence." + extension).build().toString();
	}

	private static ResponseEntity<?> signInFirst() {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/enterprise").build();
	}

	/** The whole pack. */
	record Pack(String enterprise, String enterpriseId, @Nullable String tenant, String serviceProvider, String status,
			Instant printedAt, Evidence evidence, List<Management> management, List<Change> changes) {

	}

	/** A yes to being managed by the service provider. */
	record Management(UUID id, Set<ManagementConsents.Scope> scopes, Instant grantedAt, String grantedBy,
			@Nullable Instant until, @Nullable Instant endedAt, List<Act> acts) {

	}

	/** Something done under it. */
	record Act(Instant at, String text, String deed, String subject, @Nullable String details) {

	}

}
