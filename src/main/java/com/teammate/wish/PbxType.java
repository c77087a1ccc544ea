package com.teammate.wish;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** A make of PBX that enterprises may use. */
public record PbxType(@Schema(example = "ringlogix") @Pattern(regexp = "[a-z0-9-]{1,40}") String id,
		@Schema(example = "Ringlogix") @NotBlank String name) {

}
