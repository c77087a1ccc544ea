package com.teammate.account;

import com.teammate.reseller.ResellerUser;

/** A link that works, and whom it lets choose a password. */
public record OpenLink(ResellerUser user, Purpose purpose) {

}
