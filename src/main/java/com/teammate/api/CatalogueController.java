package com.teammate.api;

import java.util.List;

import com.teammate.consent.Permission;
import com.teammate.consent.PermissionManifest;
import com.teammate.reseller.Offer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.SbcRegion;
import com.teammate.sbc.SbcRegions;
import com.teammate.wish.EnterpriseForm;
import com.teammate.wish.PbxType;
import com.teammate.wish.PbxTypes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a reseller may choose from when it asks for an enterprise. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue", description = "What an enterprise can have")
class CatalogueController {

	private final SbcRegions regions;

	private final PbxTypes pbxTypes;

	private final Resellers resellers;

	private final PermissionManifest permissions;

	CatalogueController(SbcRegions regions, PbxTypes pbxTypes, Resellers resellers, PermissionManifest permissions) {
		this.regions = regions;
		this.pbxTypes = pbxTypes;
		this.resellers = resellers;
		this.permissions = permissions;
	}

	@GetMapping("/sbc-regions")
	@Operation(operationId = "listSbcRegions", summary = "List the SBC regions that your enterprises may use",
			description = "With a country: nearest to it first.")
	@ApiResponse(responseCode = "200", description = "All SBC regions", useReturnTypeSchema = true)
	@MayAnswer(ProblemCode.VALIDATION_FAILED)
	Regions sbcRegions(@AuthenticationPrincipal Reseller reseller,
			@Parameter(description = "ISO 3166-1 alpha-2", example = "US",
					schema = @Schema(type = "string", pattern = "[A-Z]{2}")) @RequestParam(
							required = false) @Nullable String country) {
		if (country != null && !EnterpriseForm.isCountry(country)) {
			throw RequestRefused.forField("country", "must be a country code of ISO 3166-1 in two capital letters");
		}
		Offer offer = this.resellers.offerOf(reseller.id());
		return new Regions(this.regions.nearestFirst(country)
			.stream()
			.filter((region) -> offer.allowsRegion(region.id().value()))
			.map(Region::of)
			.toList());
	}

	@GetMapping("/pbx-types")
	@Operation(operationId = "listPbxTypes", summary = "List the PBX types that your enterprises may use")
	@ApiResponse(responseCode = "200", description = "All PBX types", useReturnTypeSchema = true)
	PbxTypeList pbxTypes(@AuthenticationPrincipal Reseller reseller) {
		Offer offer = this.resellers.offerOf(reseller.id());
		return new PbxTypeList(this.pbxTypes.all().stream().filter((type) -> offer.allowsPbxType(type.id())).toList());
	}

	@GetMapping("/permissions")
	@Operation(operationId = "listPermissions",
			summary = "List the Microsoft permissions that administrators are asked for, and why")
	@ApiResponse(responseCode = "200", description = "All permissions of both consents", useReturnTypeSchema = true)
	Permissions permissions() {
		return new Permissions(this.permissions.version(), this.permissions.all());
	}

	/** All permissions. */
	@Schema(name = "PermissionList")
	record Permissions(@Schema(description = "Counts the changes of the list", example = "1") int version,
			List<Permission> items) {

	}

	/** All regions. */
	@Schema(name = "SbcRegionList")
	record Regions(List<Region> items) {

	}

	/** A region as resellers know it; the carrier's names and addresses stay inside. */
	@Schema(name = "SbcRegion")
	record Region(@Schema(example = "us-east-1") String id, @Schema(example = "US East 1") String name,
			@Schema(description = "ISO 3166-1 alpha-2", example = "US") String country) {

		static Region of(SbcRegion region) {
			return new Region(region.id().value(), region.name(), region.country());
		}

	}

	/** All PBX types. */
	@Schema(name = "PbxTypeList")
	record PbxTypeList(List<PbxType> items) {

	}

}
