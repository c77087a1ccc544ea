package com.teammate.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;

import org.springframework.security.core.annotation.CurrentSecurityContext;

/** The program that asks, by its key, where an act is written down. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(hidden = true)
@CurrentSecurityContext(expression = "authentication.details")
@interface Asker {

}
