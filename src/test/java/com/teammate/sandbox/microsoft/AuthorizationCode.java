package com.teammate.sandbox.microsoft;

import java.time.Instant;

/** What was agreed when a code was issued. */
record AuthorizationCode(Account account, Visit visit, Instant issuedAt) {

}
