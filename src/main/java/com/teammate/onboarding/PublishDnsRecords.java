package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Publish DNS records. */
@Component
class PublishDnsRecords extends RegionStep {

	PublishDnsRecords(RegionLinks regionLinks, NextActions nextActions) {
		super(regionLinks::publishDnsRecords, nextActions);
	}

}
