package com.teammate.wish;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A field and what is wrong with it; the message reads on after the field's name.
 */
@Schema(name = "FieldError")
public record Wrong(@Schema(example = "sbcRegions[0]") String field,
		@Schema(example = "is not a known SBC region") String message) {

}
