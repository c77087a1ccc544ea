package com.teammate.api;

/** What a request that created something was answered. */
record Answer(String body, String location) {

}
