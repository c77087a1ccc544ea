package com.teammate.onboarding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.teammate.consent.ConsentKind;
import com.teammate.consent.ConsentState;
import com.teammate.consent.Consents;
import com.teammate.consent.Proof;
import com.teammate.drift.Drift;
import com.teammate.drift.DriftFinding;
import com.teammate.drift.Health;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.PersonalData;
import com.teammate.enterprise.RegionId;
import com.teammate.invitation.Invitations;
import com.teammate.reseller.ResellerId;
import com.teammate.sbc.Obstacle;
import com.teammate.sbc.LicenceLoans;
import com.teammate.sbc.Readiness;
import com.teammate.sbc.RegionLink;
import com.teammate.sbc.RegionLinks;
import com.teammate.sbc.RegionState;
import com.teammate.sbc.Removals;
import com.teammate.sbc.UnlinkRefused;
import com.teammate.sbc.Unlinking;
import org.mockito.stubbing.Answer;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * The rooms as the process sees them: every question is answered from the plain fields
 * here, every deed is written down in {@link #deeds}.
 */
class Rooms {

	static final Instant LATER = Instant.parse("2199-01-01T00:00:00Z");

	final Enterprises enterprises = mock();

	final Invitations invitations = mock();

	final Consents consents = mock();

	final RegionLinks regionLinks = mock();

	final Unlinking unlinking = mock();

	final Removals removals = mock();

	final RemovalLetters removalLetters = mock();

	final PersonalData memory = mock();

	final Drift drift = mock();

	final LicenceLoans loans = mock();

	final ManagementConsents management = mock();

	boolean lent;

	boolean routeProven = true;

	String loanObstacle;

	final Announcement announcement = mock();

	/** What the process has asked the rooms to do, in order. */
	final List<String> deeds = new ArrayList<>();

	/** The answers that the next proofs give, one after the other; then proven. */
	final List<Proof> proofs = new ArrayList<>();

	/** The states that the next steps of regions reach, by step; then success. */
	final Map<String, List<RegionState>> outcomes = new LinkedHashMap<>();

	final Map<String, RegionState> regions = new LinkedHashMap<>();

	final Map<ConsentKind, Boolean> granted = new EnumMap<>(
			Map.of(ConsentKind.FIRST, false, ConsentKind.SECOND, false));

	/** How often a step of unlinking is still refused, by step. */
	final Map<String, Integer> refusals = new LinkedHashMap<>();

	boolean obstructed;

	/** What is in the way then. */
	String obstacle = "DOMAIN_IN_USE";

	/** How often Microsoft still stumbles over our service principal. */
	int stumbles;

	boolean codeEntered;

	boolean proven;

	boolean tenantReady = true;

	boolean givenUp;

	boolean locked;

	boolean expired;

	/**
	 * The codes of what the next check of an active enterprise finds, the worst first.
	 */
	final List<String> losses = new ArrayList<>();

	boolean lossConfirmed;

	boolean repairHelps;

	boolean repaired;

	/** The enterprises whose check is due. */
	List<EnterpriseId> due = List.of();

	int reminders = 3;

	NextAction nextAction;

	EnterpriseStatus status = EnterpriseStatus.ONBOARDING;

	Rooms(String... regions) {
		for (String region : regions) {
			this.regions.put(region, RegionState.PLANNED);
		}
		answerEnterprises();
		answerInvitations();
		answerConsents();
		answerRegions();
		answerUnlinking();
		answerRemovals();
		answerDrift();
		willAnswer(note("announce")).given(this.announcement).send(any());
	}

	static NewEnterprise request() {
		return new NewEnterprise(new ResellerId(UUID.randomUUID()), "Contoso",
				new EmailAddress("admin@contoso.example"), 50, true, false, false, List.of(new RegionId("us-east-1")),
				Set.of(OfferedService.PBX), List.of("ringlogix"), null, "US");
	}

	private void answerEnterprises() {
		Answer<Enterprise> enterprise = (call) -> new Enterprise(call.getArgument(0), request(), this.status,
				ManagementConsent.NOT_REQUESTED, null, this.nextAction, 0, Instant.EPOCH, Instant.EPOCH, 1);
		given(this.enterprises.lock(any())).willAnswer(enterprise);
		given(this.enterprises.get(any())).willAnswer(enterprise);
		willAnswer(note("create")).given(this.regionLinks).plan(any());
		willAnswer((call) -> {
			this.deeds.add("activate");
			this.status = EnterpriseStatus.ACTIVE;
			return null;
		}).given(this.enterprises).activate(any());
		given(this.enterprises.isActivated(any())).willAnswer((call) -> this.status == EnterpriseStatus.ACTIVE);
		willAnswer((call) -> {
			this.nextAction = call.getArgument(1);
			return null;
		}).given(this.enterprises).expect(any(), any());
	}

	private void answerInvitations() {
		given(this.invitations.isCodeEntered(any())).willAnswer((call) -> this.codeEntered);
		given(this.invitations.isLocked(any())).willAnswer((call) -> this.locked);
		given(this.invitations.isExpired(any())).willAnswer((call) -> this.expired);
		given(this.invitations.expiresAt(any())).willReturn(LATER);
		given(this.invitations.nextReminderAt(any())).willAnswer(
				(call) -> (this.reminders-- > 0) ? Optional.of(LATER.plusSeconds(this.reminders)) : Optional.empty());
		willAnswer(note("send")).given(this.invitations).send(any());
		willAnswer(note("remind")).given(this.invitations).remind(any());
		willAnswer(note("expire")).given(this.invitations).expire(any());
		willAnswer(note("close")).given(this.invitations).close(any());
	}

	private void answerConsents() {
		given(this.consents.isGranted(any(), any())).willAnswer((call) -> this.granted.get(call.getArgument(1)));
		given(this.consents.nextProofAt(any())).willReturn(LATER);
		given(this.consents.state(any()))
			.willAnswer((call) -> new ConsentState(null, null, null, null, this.proven ? Instant.EPOCH : null));
		given(this.consents.prove(any())).willAnswer((call) -> prove());
	}

	private Proof prove() {
		this.deeds.add("prove");
		Proof proof = this.proofs.isEmpty() ? new Proof.Proven() : this.proofs.remove(0);
		this.proven = proof instanceof Proof.Proven;
		if (proof instanceof Proof.Missing missing) {
			this.granted.put(missing.kind(), false);
		}
		return proof;
	}

	private void answerRegions() {
		given(this.regionLinks.readiness(any())).willAnswer((call) -> readiness());
		given(this.regionLinks.checkTenant(any())).willAnswer((call) -> {
			this.deeds.add("check tenant");
			return readiness();
		});
		given(this.regionLinks.nextTryAt(any(), any())).willReturn(LATER);
		given(this.regionLinks.nextCheckAt(any())).willReturn(LATER);
		given(this.regionLinks.of(any())).willAnswer((call) -> links(call.getArgument(0)));
		given(this.loans.isLent(any(), any())).willAnswer((call) -> this.lent);
		given(this.loans.endsAt(any(), any())).willReturn(LATER);
		given(this.loans.proofAt()).willReturn(LATER);
		given(this.loans.nextLookAt(any(), any())).willReturn(LATER);
		given(this.loans.obstacle(any())).willAnswer((call) -> Optional.ofNullable(this.loanObstacle));
		given(this.loans.isProven(any(), any())).willAnswer((call) -> this.routeProven);
		willAnswer(note("return licence")).given(this.loans).giveBack(any(), any());
		willAnswer(note("prove voice route")).given(this.loans).prove(any(), any());
		willAnswer(note("take licence again")).given(this.loans).takeAgain(any(), any());
		given(this.regionLinks.isActivationGivenUp(any(), any())).willAnswer((call) -> this.givenUp);
		given(this.regionLinks.takeFreshLabel(any(), any())).willAnswer(step("take fresh label", RegionState.PLANNED));
		given(this.regionLinks.areRoutesThere(any()))
			.willAnswer((call) -> this.regions.containsValue(RegionState.LINKED));
		willAnswer(note("order voice routes")).given(this.regionLinks).orderVoiceRoutes(any());
		given(this.regionLinks.addDomain(any(), any())).willAnswer(step("add domain", RegionState.DOMAIN_ADDED));
		given(this.regionLinks.publishDnsRecords(any(), any()))
			.willAnswer(step("publish DNS records", RegionState.RECORDS_PUBLISHED));
		given(this.regionLinks.verifyDomain(any(), any()))
			.willAnswer(step("verify domain", RegionState.DOMAIN_VERIFIED));
		given(this.regionLinks.activateDomain(any(), any()))
			.willAnswer(step("activate domain", RegionState.ACTIVATING));
		given(this.regionLinks.configureVoiceRoute(any(), any()))
			.willAnswer(step("configure voice route", RegionState.ROUTED));
		given(this.regionLinks.verifyVoiceRoute(any(), any()))
			.willAnswer(step("verify voice route", RegionState.LINKED));
	}

	private void answerDrift() {
		willAnswer(note("check consents")).given(this.drift).checkConsents(any());
		willAnswer(note("compare")).given(this.drift).compare(any());
		willAnswer(note("conclude")).given(this.drift).conclude(any());
		willAnswer(note("ask")).given(this.invitations).ask(any());
		willAnswer(note("ask on leaving")).given(this.invitations).askOnLeaving(any(), any());
		willAnswer(note("forget findings")).given(this.drift).forget(any());
		willAnswer(note("revoke invitation")).given(this.invitations).revoke(any());
		given(this.drift.areConsentsThere(any())).willAnswer(
				(call) -> !this.losses.contains("CONSENT_LOST") && !this.losses.contains("APPLICATION_DISABLED"));
		given(this.drift.isLossConfirmed(any())).willAnswer((call) -> this.lossConfirmed);
		given(this.drift.confirmationAt()).willReturn(LATER);
		given(this.drift.isLockOut(any())).willAnswer((call) -> "CONSENT_LOST".equals(call.getArgument(0)));
		given(this.drift.needsVisit(any())).willAnswer((call) -> "CONSENT_LOST".equals(call.getArgument(0)));
		given(this.drift.takeConsentsBack(any())).willAnswer((call) -> {
			this.deeds.add("take back");
			return this.losses.contains("CONSENT_LOST");
		});
		given(this.drift.isRepairDue(any())).willAnswer((call) -> !this.losses.isEmpty() && !this.repaired);
		willAnswer((call) -> {
			this.deeds.add("repair");
			this.repaired = true;
			if (this.repairHelps) {
				this.losses.clear();
			}
			return null;
		}).given(this.drift).repair(any());
		given(this.drift.pickDue()).willAnswer((call) -> this.due);
		given(this.drift.health(any())).willAnswer((call) -> new Health(null, null,
				this.losses.stream().map((code) -> new DriftFinding(code, null, Instant.EPOCH)).toList()));
	}

	private void answerUnlinking() {
		willAnswer((call) -> {
			this.obstructed = false;
			this.regions.put(call.getArgument(1).toString(), RegionState.UNLINKING);
			return null;
		}).given(this.unlinking).retire(any(), any());
		willAnswer(undo("remove policy")).given(this.unlinking).removeVoiceRoutingPolicy(any(), any());
		willAnswer(undo("remove route")).given(this.unlinking).removeVoiceRoute(any(), any());
		willAnswer(undo("remove usage")).given(this.unlinking).removePstnUsage(any(), any());
		willAnswer(undo("give licence back")).given(this.unlinking).giveLicenceBack(any(), any());
		willAnswer(undo("remove user")).given(this.unlinking).removeActivationUser(any(), any());
		willAnswer(undo("remove domain")).given(this.unlinking).removeDomain(any(), any());
		willAnswer(undo("remove records")).given(this.unlinking).removeDnsRecords(any(), any());
		willAnswer((call) -> {
			this.obstructed = true;
			return null;
		}).given(this.unlinking).obstruct(any(), any(), any(), anyBoolean());
		given(this.unlinking.isObstructed(any(), any())).willAnswer((call) -> this.obstructed);
		given(this.unlinking.nextTryAt(any(), any())).willReturn(LATER);
		given(this.unlinking.obstacles(any())).willAnswer((call) -> this.obstructed
				? List.of(new Obstacle(new RegionId("us-east-1"), this.obstacle, Instant.EPOCH, 1, true, false))
				: List.of());
		given(this.unlinking.patienceEndsAt(any()))
			.willAnswer((call) -> this.obstructed ? Optional.of(LATER) : Optional.empty());
	}

	private void answerRemovals() {
		willAnswer((call) -> {
			this.deeds.add("remove application");
			this.stumbles--;
			return null;
		}).given(this.removals).removeApplication(any());
		given(this.removals.isApplicationSettled(any())).willAnswer((call) -> this.stumbles < 0);
		given(this.removals.nextTryAt(any())).willReturn(LATER);
		willAnswer(note("finish")).given(this.removals).finish(any());
		willAnswer((call) -> {
			this.deeds.add("complete");
			this.status = EnterpriseStatus.REMOVED;
			return null;
		}).given(this.enterprises).completeRemoval(any());
		willAnswer(note("prove")).given(this.removalLetters).send(any());
		willAnswer(note("forget")).given(this.memory).forget(any());
	}

	private Answer<Void> undo(String step) {
		return (call) -> {
			this.deeds.add(step + " " + call.getArgument(1));
			if (this.refusals.merge(step, -1, Integer::sum) >= 0) {
				throw mock(UnlinkRefused.class);
			}
			if (step.equals("remove records")) {
				this.regions.put(call.getArgument(1).toString(), RegionState.UNLINKED);
			}
			return null;
		};
	}

	private Readiness readiness() {
		return new Readiness(
				this.tenantReady ? List.of() : List.of(new Readiness.Finding("DIRECTORY_ROLE_MISSING", true)));
	}

	private List<RegionLink> links(EnterpriseId enterprise) {
		return this.regions.entrySet()
			.stream()
			.map((entry) -> new RegionLink(enterprise, new RegionId(entry.getKey()), entry.getKey() + ".example",
					entry.getValue(), Instant.EPOCH, true, false, false, null))
			.toList();
	}

	private Answer<RegionState> step(String step, RegionState success) {
		return (call) -> {
			String region = call.getArgument(1).toString();
			this.deeds.add(step + " " + region);
			List<RegionState> planned = this.outcomes.getOrDefault(step, new ArrayList<>());
			RegionState state = planned.isEmpty() ? success : planned.remove(0);
			this.regions.put(region, state);
			return state;
		};
	}

	private Answer<Void> note(String deed) {
		return (call) -> {
			this.deeds.add(deed);
			return null;
		};
	}

}
