package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Publish DNS records. */
@Component
class PublishDnsRecords extends LinkStep {

	PublishDnsRecords(RegionLinks regionLinks, NextActions nextActions, RoutingConsent consent) {
		super(regionLinks::publishDnsRecords, nextActions, consent);
	}

}
