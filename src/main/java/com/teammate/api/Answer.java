package com.teammate.api;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a request was answered, as it is kept for its repetition. */
record Answer(int status, String body, @Nullable String location, @Nullable String etag) {

	ResponseEntity<?> entity() {
		var headers = new HttpHeaders();
		if (this.location != null) {
			headers.setLocation(URI.create(this.location));
		}
		headers.setETag(this.etag);
		return ResponseEntity.status(this.status)
			.headers(headers)
			.contentType(MediaType.APPLICATION_JSON)
			.body(this.body);
	}

}
