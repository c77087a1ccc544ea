package com.teammate.support;

import java.security.Principal;

import com.teammate.onboarding.EventDelivery;
import com.teammate.support.DeskApi.Reason;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the PBX side hear us again once its receiver is mended. */
@RestController
class PbxHookApi {

	private final EventDelivery delivery;

	PbxHookApi(EventDelivery delivery) {
		this.delivery = delivery;
	}

	@PostMapping("/support/api/pbx-hook/resume")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Resumed resume(@RequestBody Reason reason, Principal person) {
		return new Resumed(this.delivery.resumePbxHook(reason.by(person)));
	}

	/** What follows from it. */
	record Resumed(int messages) {

	}

}
