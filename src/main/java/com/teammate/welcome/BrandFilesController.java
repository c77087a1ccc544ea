package com.teammate.welcome;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import com.teammate.brand.Brands;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The logos and colours of resellers. What has another content has another name, so each
 * may be kept for ever.
 */
@Controller
class BrandFilesController {

	private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

	private final Brands brands;

	BrandFilesController(Brands brands) {
		this.brands = brands;
	}

	@GetMapping("/brand/{hash:[0-9a-f]{64}}.css")
	ResponseEntity<byte[]> colours(@PathVariable String hash) {
		return file(CSS, this.brands.stylesheet(hash).map((rules) -> rules.getBytes(StandardCharsets.UTF_8)));
	}

	@GetMapping("/brand/{hash:[0-9a-f]{64}}.png")
	ResponseEntity<byte[]> logo(@PathVariable String hash) {
		return file(MediaType.IMAGE_PNG, this.brands.logo(hash));
	}

	private static ResponseEntity<byte[]> file(MediaType type, Optional<byte[]> content) {
		return content
			.map((bytes) -> ResponseEntity.ok()
				.contentType(type)
				.cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
				.body(bytes))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

}
