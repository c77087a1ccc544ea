package com.teammate.sandbox.microsoft;

/**
 * Something that a person may do to what surrounds the product.
 *
 * @param path the last part of its address
 * @param label what its button says
 */
public record SurroundingSwitch(String path, String label, Runnable turn) {

}
