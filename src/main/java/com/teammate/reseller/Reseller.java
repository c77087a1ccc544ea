package com.teammate.reseller;

/**
 * A company that sells the voice service and onboards enterprises.
 *
 * @param email where it is told about its enterprises
 */
public record Reseller(ResellerId id, String name, String email) {

}
