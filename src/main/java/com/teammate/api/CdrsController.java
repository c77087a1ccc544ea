package com.teammate.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import com.teammate.cdr.CallPage;
import com.teammate.cdr.CallPlace;
import com.teammate.cdr.CallRange;
import com.teammate.cdr.CallData;
import com.teammate.cdr.CallsNotReadable;
import com.teammate.cdr.CallsNotReadable.Reason;
import com.teammate.cdr.RangeNotValid;
import com.teammate.enterprise.Enterprise;
import com.teammate.reseller.KnownKey;
import com.teammate.reseller.Reseller;
import com.teammate.wish.Wrong;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Call data of an enterprise of the reseller that asks. */
@RestController
@RequestMapping(path = "/api/v1/enterprises/{id}/cdrs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Call data", description = "Calls of an enterprise (SIP CDR)")
class CdrsController {

	private final OwnEnterprises own;

	private final CallData calls;

	CdrsController(OwnEnterprises own, CallData calls) {
		this.own = own;
		this.calls = calls;
	}

	@GetMapping
	@Operation(operationId = "listCdrs", summary = "Read the calls of an enterprise",
			description = "Newest first. Needs accessSipData on the enterprise. The numbers are personal data: that they were read is noted in the history, once a day for each key and its days.")
	@ApiResponse(responseCode = "200", description = "A page of calls", useReturnTypeSchema = true)
	@MayAnswer({ ProblemCode.INVALID_CURSOR, ProblemCode.SIP_DATA_NOT_ACCESSIBLE, ProblemCode.ENTERPRISE_NOT_FOUND,
			ProblemCode.VALIDATION_FAILED, ProblemCode.CALL_DATA_UNAVAILABLE })
	ResponseEntity<CdrPage> list(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Id @PathVariable String id,
			@Parameter(description = "Calls that began then or later; left out, a week before to",
					schema = @Schema(type = "string", format = "date-time")) @RequestParam(
							required = false) @Nullable String from,
			@Parameter(description = "Calls that began before then; left out, now",
					schema = @Schema(type = "string", format = "date-time")) @RequestParam(
							required = false) @Nullable String to,
			@Parameter(description = "nextCursor of the page before") @RequestParam(
					required = false) @Nullable String cursor,
			@Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200",
					defaultValue = "50")) @RequestParam(required = false) @Nullable String limit) {
		Enterprise enterprise = this.own.find(reseller, id);
		if (!this.calls.isAccessible(enterprise)) {
			throw new RequestRefused(ProblemCode.SIP_DATA_NOT_ACCESSIBLE, "Set accessSipData on the enterprise first.");
		}
		int most = EnterpriseListing.limit(limit);
		CallPlace after = (cursor != null) ? place(cursor) : null;
		CallPage page = read(enterprise, range(from, to), after, most, asker);
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(CdrPage.of(page));
	}

	private CallPage read(Enterprise enterprise, CallRange range, @Nullable CallPlace after, int most, KnownKey asker) {
		try {
			return this.calls.of(enterprise, range, after, most, asker.party());
		}
		catch (CallsNotReadable ex) {
			if (ex.reason() == Reason.TOO_MUCH) {
				throw RequestRefused.forField("from",
						"asks for more calls than can be read at once; ask for less time");
			}
			throw new RequestRefused(ProblemCode.CALL_DATA_UNAVAILABLE,
					(ex.reason() == Reason.NOT_CONNECTED) ? "No source of call data is connected to this installation."
							: "The source of call data cannot be read at the moment. Try again in a moment.");
		}
	}

	private CallRange range(@Nullable String from, @Nullable String to) {
		List<Wrong> errors = new ArrayList<>();
		Instant start = instant("from", from, errors);
		Instant end = instant("to", to, errors);
		if (!errors.isEmpty()) {
			throw RequestRefused.forFields(errors);
		}
		try {
			return this.calls.range(start, end);
		}
		catch (RangeNotValid ex) {
			throw RequestRefused.forField("from", ex.isTooLong()
					? "may be up to " + ex.longest().toDays() + " days before to" : "must not be later than to");
		}
	}

	private static @Nullable Instant instant(String field, @Nullable String text, List<Wrong> errors) {
		if (text == null || text.isBlank()) {
			return null;
		}
		try {
			Instant instant = OffsetDateTime.parse(text.strip()).toInstant();
			if (Math.abs(instant.getEpochSecond()) < 10_000_000_000L) {
				return instant;
			}
		}
		catch (DateTimeException ex) {
			// Told below.
		}
		errors.add(new Wrong(field, "must be a time such as 2026-11-23T10:00:00Z"));
		return null;
	}

	private static CallPlace place(String cursor) {
		return CallPlace.read(cursor)
			.orElseThrow(() -> new RequestRefused(ProblemCode.INVALID_CURSOR,
					"Use nextCursor of an earlier answer as it is, or leave the cursor out."));
	}

}
