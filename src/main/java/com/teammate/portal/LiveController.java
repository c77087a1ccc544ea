package com.teammate.portal;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.live.OpenPages;
import com.teammate.reseller.ResellerUser;
import jakarta.annotation.PreDestroy;

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

	private final OpenPages<EnterpriseId> pages;

	LiveController(VisibleEnterprises visible, Enterprises enterprises, PortalSettings settings) {
		this.visible = visible;
		this.pages = new OpenPages<>("portal-pages", settings.openPages(), enterprises::versions);
	}

	@GetMapping(path = "/enterprises/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> watch(@AuthenticationPrincipal ResellerUser user, @PathVariable String id) {
		return this.pages.watch(user.id(), this.visible.get(user, id).id());
	}

	@PreDestroy
	void close() {
		this.pages.close();
	}

}
