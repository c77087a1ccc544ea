package com.teammate.welcome;

import java.util.Optional;

import com.teammate.consent.ConsentKind;
import com.teammate.consent.PermissionManifest;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.Invitations;
import com.teammate.invitation.LinkId;
import com.teammate.invitation.Standing;
import com.teammate.sbc.Plans;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a customer's security team wants to read, and print, before anybody signs in.
 */
@Controller
class PermissionsController {

	private final PermissionManifest manifest;

	private final PermissionWords words;

	private final Invitations invitations;

	private final Enterprises enterprises;

	private final Hosts hosts;

	private final Plans plans;

	private final TakingAway takingAway;

	private final VisitCookie cookie;

	PermissionsController(PermissionManifest manifest, PermissionWords words, Invitations invitations,
			Enterprises enterprises, Hosts hosts, Plans plans, TakingAway takingAway, VisitCookie cookie) {
		this.manifest = manifest;
		this.words = words;
		this.invitations = invitations;
		this.enterprises = enterprises;
		this.hosts = hosts;
		this.plans = plans;
		this.takingAway = takingAway;
		this.cookie = cookie;
	}

	/** By the link of the mail, without its code. */
	@GetMapping("/invitations/{token}/permissions")
	ModelAndView beforeTheCode(@PathVariable String token) {
		if (this.invitations.look(new LinkId(token)) instanceof Standing.Open open) {
			return page(open.enterprise());
		}
		return new ModelAndView("welcome/not-valid", HttpStatus.NOT_FOUND);
	}

	@GetMapping("/consent/permissions")
	ModelAndView duringTheVisit(HttpServletRequest request) {
		Optional<EnterpriseId> enterprise = this.cookie.read(request).flatMap(this.invitations::admitted);
		return enterprise.map(this::page).orElseGet(() -> new ModelAndView("welcome/no-visit"));
	}

	private ModelAndView page(EnterpriseId id) {
		Enterprise enterprise = this.enterprises.get(id);
		return new ModelAndView("welcome/permissions").addObject("enterpriseName", enterprise.name())
			.addAllObjects(this.hosts.of(enterprise))
			.addObject("version", this.manifest.version())
			.addObject("first", this.words.of(this.manifest.of(ConsentKind.FIRST)))
			.addObject("second", this.words.of(this.manifest.of(ConsentKind.SECOND)))
			.addObject("plan", this.plans.of(id))
			.addAllObjects(this.takingAway.of(enterprise));
	}

}
