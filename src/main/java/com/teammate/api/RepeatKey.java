package com.teammate.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

/** The header by which a request may be repeated without being worked on twice. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@Parameter(description = "Same key and same request: same answer, and nothing is done twice",
		schema = @Schema(type = "string", minLength = 1, maxLength = 255))
@interface RepeatKey {

}
