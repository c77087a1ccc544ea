package com.teammate.sandbox.microsoft;

/** Answers a request. */
@FunctionalInterface
interface Handler {

	Response handle(Request request);

}
