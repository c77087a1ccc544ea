package com.teammate.sbc;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The catalogue of regions and how patiently they are linked. Of each list of intervals
 * the last one repeats.
 *
 * @param licences names of the service plans of which a service user needs one, most
 * wanted first
 * @param phoneLicences names of the service plans that let a person call
 * @param usageLocationFallback country of the service user when neither the enterprise
 * nor its tenant names one
 * @param activationOverdueAfter how long an activation may take before a person should
 * look, while we have too little history of our own
 * @param activationOverdueAtLeast the same with history, however fast Microsoft usually
 * is
 * @param activationGivenUpAfter how long to wait before the region is started afresh
 * under another label
 * @param freshLabels how often that may be done
 * @param licenceReturnedAfter how long after linking the licence that activated the
 * sub-domain is given back; null: it is kept
 * @param licenceProofAfter how long after that we look whether calls still find their way
 * @param unlinkPatience how long to wait for what is in the way of unlinking, before it
 * is left to its owner
 * @param withdrawnLooks how often a tenant must have refused us a token before we believe
 * that it has locked us out
 */
@Validated
@ConfigurationProperties("teammate.sbc")
record SbcSettings(@NotEmpty List<@Valid @NotNull SbcRegion> regions,
		@DefaultValue("TEAMS1") @NotEmpty List<String> licences,
		@DefaultValue("MCOEV") @NotEmpty List<String> phoneLicences,
		@DefaultValue("US") @Pattern(regexp = "[A-Z]{2}") String usageLocationFallback, @DefaultValue( {
				"5s", "15s", "30s", "1m" }) @NotEmpty List<Duration> dnsIntervals,
		@DefaultValue({ "10s", "30s", "1m", "5m" }) @NotEmpty List<Duration> verificationIntervals,
		@DefaultValue({ "1m", "2m", "5m", "10m", "15m", "30m" }) @NotEmpty List<Duration> activationIntervals,
		@DefaultValue({ "5m", "15m", "1h" }) @NotEmpty List<Duration> licenceIntervals,
		@DefaultValue({ "1h", "6h" }) @NotEmpty List<Duration> takenIntervals,
		@DefaultValue({ "1m", "5m", "15m", "1h" }) @NotEmpty List<Duration> tenantCheckIntervals,
		@DefaultValue("24h") Duration activationOverdueAfter, @DefaultValue("1h") Duration activationOverdueAtLeast,
		@DefaultValue("24h") Duration activationGivenUpAfter, @DefaultValue("2") @Min(0) int freshLabels,
		@Nullable Duration licenceReturnedAfter, @DefaultValue("24h") Duration licenceProofAfter,
		@DefaultValue({ "10s", "1m", "5m", "15m", "1h", "6h" }) @NotEmpty List<Duration> unlinkIntervals,
		@DefaultValue("30d") Duration unlinkPatience, @DefaultValue("3") @Min(1) int withdrawnLooks){

	@AssertTrue(message = "every region needs an id and a base domain of its own")
	boolean isEveryRegionDistinct() {
		return this.regions == null || (isDistinct(SbcRegion::id) && isDistinct(SbcRegion::baseDomain));
	}

	private boolean isDistinct(Function<SbcRegion, Object> property) {
		return this.regions.stream().map(property).distinct().count() == this.regions.size();
	}

}
