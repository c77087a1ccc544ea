package com.teammate.portal;

import com.teammate.enterprise.Enterprise;
import com.teammate.reseller.ResellerUser;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells an open page that its enterprise has moved; the page then asks for what is new.
 */
@RestController
class LiveController {

	private final VisibleEnterprises visible;

	private final Watchers watchers;

	LiveController(VisibleEnterprises visible, Watchers watchers) {
		this.visible = visible;
		this.watchers = watchers;
	}

	/** Where too many watch already, the page asks again and again instead. */
	@GetMapping(path = "/enterprises/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> watch(@AuthenticationPrincipal ResellerUser user, @PathVariable String id) {
		Enterprise enterprise = this.visible.get(user, id);
		return this.watchers.watch(user.id(), enterprise.id())
			.map((stream) -> ResponseEntity.ok().header("X-Accel-Buffering", "no").body(stream))
			.orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
	}

}
