/** A name server for sandbox and tests: authoritative, in memory, updated by RFC 2136. */
package com.teammate.sandbox.dns;
