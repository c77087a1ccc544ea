package com.teammate.api;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import com.teammate.api.UserView.Part;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseQuery.Position;
import com.teammate.enterprise.EnterpriseUser;
import com.teammate.enterprise.EnterpriseUsers;
import com.teammate.reseller.KnownKey;
import com.teammate.reseller.Reseller;
import com.teammate.wish.UserForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The Teams users of an enterprise of the reseller that asks. */
@RestController
@RequestMapping(path = "/api/v1/enterprises/{id}/users", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Users", description = "Teams users of an enterprise")
class UsersController {

	private final OwnEnterprises own;

	private final EnterpriseUsers users;

	private final Repeats repeats;

	UsersController(OwnEnterprises own, EnterpriseUsers users, Repeats repeats) {
		this.own = own;
		this.users = users;
		this.repeats = repeats;
	}

	@GetMapping
	@Operation(operationId = "listUsers", summary = "List the Teams users of an enterprise",
			description = "Newest first.")
	@ApiResponse(responseCode = "200", description = "A page of users", useReturnTypeSchema = true)
	@MayAnswer({ ProblemCode.INVALID_CURSOR, ProblemCode.ENTERPRISE_NOT_FOUND, ProblemCode.VALIDATION_FAILED })
	Part list(@AuthenticationPrincipal Reseller reseller, @Id @PathVariable String id,
			@Parameter(description = "nextCursor of the page before") @RequestParam(
					required = false) @Nullable String cursor,
			@Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200",
					defaultValue = "50")) @RequestParam(required = false) @Nullable String limit) {
		EnterpriseId known = this.own.find(reseller, id).id();
		int most = EnterpriseListing.limit(limit);
		Position after = (cursor != null) ? Cursor.read(reseller.id(), cursor) : null;
		List<EnterpriseUser> found = this.users.list(known, after, most + 1);
		List<EnterpriseUser> page = found.subList(0, Math.min(most, found.size()));
		return new Part(page.stream().map(UserView::of).toList(),
				(found.size() > most) ? cursorAfter(reseller, page.get(most - 1)) : null);
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "addUser", summary = "Add a Teams user",
			description = "Needs an active enterprise, its administrator's management consent and room within userLimit.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = UserBody.class)))
	@ApiResponse(responseCode = "201", description = "The user",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = UserView.class)),
			headers = {
					@Header(name = "Location", description = "Path of the user", schema = @Schema(type = "string")) })
	@MayAnswer({ ProblemCode.MALFORMED_JSON, ProblemCode.MANAGEMENT_CONSENT_MISSING, ProblemCode.ENTERPRISE_NOT_FOUND,
			ProblemCode.ENTERPRISE_NOT_ACTIVE, ProblemCode.USER_LIMIT_REACHED, ProblemCode.USER_EXISTS,
			ProblemCode.NUMBER_IN_USE, ProblemCode.BODY_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE,
			ProblemCode.VALIDATION_FAILED })
	ResponseEntity<?> add(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Id @PathVariable String id, @RequestBody JsonObject body,
			@RepeatKey @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		EnterpriseId known = this.own.find(reseller, id).id();
		String path = Repeatable.ENTERPRISES + "/" + known + "/users";
		return this.repeats.once(reseller.id(), Repeatable.of(key, path, body), () -> {
			UserView added = UserView.of(this.users.add(known, UserForm.read(body.fields()), asker.party()));
			return ResponseEntity.created(URI.create(path + "/" + added.id())).body(added);
		});
	}

	@DeleteMapping("/{userId}")
	@Operation(operationId = "removeUser", summary = "Remove a Teams user",
			description = "Needs an active enterprise and its administrator's management consent.")
	@ApiResponse(responseCode = "204", description = "The user is removed", content = @Content)
	@MayAnswer({ ProblemCode.MANAGEMENT_CONSENT_MISSING, ProblemCode.ENTERPRISE_NOT_FOUND, ProblemCode.USER_NOT_FOUND,
			ProblemCode.ENTERPRISE_NOT_ACTIVE })
	ResponseEntity<Void> remove(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Id @PathVariable String id, @Parameter(description = "Id of the user",
					schema = @Schema(type = "string", format = "uuid")) @PathVariable String userId) {
		if (!this.users.remove(this.own.find(reseller, id).id(), user(userId), asker.party())) {
			throw noSuchUser();
		}
		return ResponseEntity.noContent().build();
	}

	private static UUID user(String id) {
		try {
			return UUID.fromString(id);
		}
		catch (IllegalArgumentException ex) {
			throw noSuchUser();
		}
	}

	private static RequestRefused noSuchUser() {
		return new RequestRefused(ProblemCode.USER_NOT_FOUND, "The enterprise has no user with this id.");
	}

	private static String cursorAfter(Reseller reseller, EnterpriseUser last) {
		return Cursor.after(reseller.id(), new Position(last.createdAt(), last.id()));
	}

}
