package com.teammate.api;

import java.io.IOException;
import java.util.Optional;

import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.brand.LogoRefused;
import com.teammate.brand.NewBrand;
import com.teammate.reseller.KnownKey;
import com.teammate.reseller.Reseller;
import com.teammate.wish.BrandForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the reseller that asks looks to its customers. */
@RestController
@RequestMapping(path = "/api/v1/brand", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Brand", description = "How you look to your customers, on pages and in mails")
class BrandController {

	private static final int LARGEST_LOGO = 512 * 1024;

	private final Brands brands;

	BrandController(Brands brands) {
		this.brands = brands;
	}

	@GetMapping
	@Operation(operationId = "getBrand", summary = "Read your brand")
	@ApiResponse(responseCode = "200", description = "The brand", useReturnTypeSchema = true,
			headers = @Header(name = "ETag", description = "Version of the brand", schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "304", description = "It still has the version that If-None-Match names",
			content = @Content)
	@MayAnswer(ProblemCode.BRAND_NOT_FOUND)
	ResponseEntity<BrandView> get(@AuthenticationPrincipal Reseller reseller) {
		return versioned(this.brands.of(reseller.id()).orElseThrow(BrandController::notFound));
	}

	@PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "putBrand", summary = "Set your brand",
			description = "As a whole: what is left out is ours again. The logo stays as it is. The first one needs no If-Match.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = BrandBody.class)))
	@ApiResponse(responseCode = "200", description = "The brand as it is now", useReturnTypeSchema = true,
			headers = @Header(name = "ETag", description = "Version of the brand", schema = @Schema(type = "string")))
	@MayAnswer({ ProblemCode.MALFORMED_JSON, ProblemCode.PRECONDITION_FAILED, ProblemCode.BODY_TOO_LARGE,
			ProblemCode.UNSUPPORTED_MEDIA_TYPE, ProblemCode.VALIDATION_FAILED, ProblemCode.PRECONDITION_REQUIRED })
	ResponseEntity<BrandView> put(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@RequestBody JsonObject body,
			@Parameter(description = "ETag of the brand as you have read it, if there is one",
					schema = @Schema(type = "string")) @RequestHeader(name = "If-Match",
							required = false) @Nullable String ifMatch) {
		NewBrand wish = BrandForm.read(body.fields());
		return versioned(this.brands.put(reseller.id(), wish, asker.party(), (current) -> check(current, ifMatch)));
	}

	@DeleteMapping
	@Operation(operationId = "removeBrand", summary = "Remove your brand",
			description = "With its logo: pages and mails look like ours again.")
	@ApiResponse(responseCode = "204", description = "The brand is removed", content = @Content)
	@MayAnswer(ProblemCode.BRAND_NOT_FOUND)
	ResponseEntity<Void> remove(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker) {
		if (!this.brands.remove(reseller.id(), asker.party())) {
			throw notFound();
		}
		return ResponseEntity.noContent().build();
	}

	@PutMapping(path = "/logo", consumes = { MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE })
	@Operation(operationId = "putLogo", summary = "Set your logo",
			description = "PNG or JPEG, up to 524,288 bytes and 4,000,000 pixels. It is drawn anew, at most 480 by 160 "
					+ "pixels; nothing else of the file is kept. Without a brand one of your name is made.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = {
			@Content(mediaType = MediaType.IMAGE_PNG_VALUE, schema = @Schema(type = "string", format = "binary")),
			@Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary")) })
	@ApiResponse(responseCode = "200", description = "The brand with its logo", useReturnTypeSchema = true,
			headers = @Header(name = "ETag", description = "Version of the brand", schema = @Schema(type = "string")))
	@MayAnswer({ ProblemCode.BODY_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE, ProblemCode.VALIDATION_FAILED })
	ResponseEntity<BrandView> putLogo(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		byte[] file = request.getInputStream().readNBytes(LARGEST_LOGO + 1);
		if (file.length > LARGEST_LOGO) {
			throw new RequestRefused(ProblemCode.BODY_TOO_LARGE, "A logo may have up to " + LARGEST_LOGO + " bytes.");
		}
		try {
			return versioned(this.brands.putLogo(reseller.id(), file, asker.party()));
		}
		catch (LogoRefused ex) {
			throw RequestRefused.forField("logo", "cannot be taken: " + ex.words());
		}
	}

	@DeleteMapping("/logo")
	@Operation(operationId = "removeLogo", summary = "Remove your logo")
	@ApiResponse(responseCode = "204", description = "There is no logo", content = @Content)
	ResponseEntity<Void> removeLogo(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker) {
		this.brands.removeLogo(reseller.id(), asker.party());
		return ResponseEntity.noContent().build();
	}

	private static void check(Optional<Brand> current, @Nullable String ifMatch) {
		current.ifPresentOrElse((brand) -> Precondition.required(ifMatch).check(brand.version().toString()), () -> {
			if (ifMatch != null) {
				throw new RequestRefused(ProblemCode.PRECONDITION_FAILED,
						"There is no brand any more. Leave If-Match out to set a new one.");
			}
		});
	}

	private static ResponseEntity<BrandView> versioned(Brand brand) {
		return ResponseEntity.ok().eTag(brand.version().toString()).body(BrandView.of(brand));
	}

	private static RequestRefused notFound() {
		return new RequestRefused(ProblemCode.BRAND_NOT_FOUND, "You have no brand: pages and mails look like ours.");
	}

}
