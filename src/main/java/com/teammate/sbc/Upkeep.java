package com.teammate.sbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps linked regions as the ledger says they were left. What the ledger does not expect
 * any more, because it was given back or removed, is not missed.
 */
@Service
public class Upkeep {

	private final Enterprises enterprises;

	private final Links links;

	private final DirectoryUpkeep directory;

	private final RouteUpkeep routes;

	private final TenantCheck tenantCheck;

	Upkeep(Enterprises enterprises, Links links, DirectoryUpkeep directory, RouteUpkeep routes,
			TenantCheck tenantCheck) {
		this.enterprises = enterprises;
		this.links = links;
		this.directory = directory;
		this.routes = routes;
		this.tenantCheck = tenantCheck;
	}

	/**
	 * What is not as it was left; only looks. What the check before linking has found is
	 * looked at again.
	 */
	@Transactional(noRollbackFor = MicrosoftFailure.class)
	public List<Deviation> inspect(EnterpriseId id) {
		TenantId tenant = tenant(this.enterprises.get(id));
		this.tenantCheck.lookAgain(id, tenant);
		List<Link> linked = linked(id);
		List<Deviation> deviations = new ArrayList<>();
		boolean role = this.directory.hasRole(tenant);
		if (!role) {
			deviations.add(new Deviation(Deviation.Code.DIRECTORY_ROLE_MISSING, ""));
		}
		linked.forEach((link) -> deviations.addAll(this.directory.inspect(tenant, link)));
		if (role && !linked.isEmpty()) {
			deviations.addAll(this.routes.inspect(tenant, linked));
		}
		return deviations;
	}

	/**
	 * Writes again what is lost, by the steps that wrote it first; whether that helped,
	 * looking again tells.
	 */
	@Transactional(noRollbackFor = MicrosoftFailure.class)
	public void repair(EnterpriseId id, Set<Deviation> lost) {
		Enterprise enterprise = this.enterprises.get(id);
		TenantId tenant = tenant(enterprise);
		List<Link> linked = linked(id);
		linked.forEach((link) -> this.directory.repair(enterprise, tenant, link, lost));
		this.routes.repair(tenant, linked, lost);
	}

	private List<Link> linked(EnterpriseId enterprise) {
		return this.links.of(enterprise).stream().filter((link) -> link.state() == RegionState.LINKED).toList();
	}

	private static TenantId tenant(Enterprise enterprise) {
		return enterprise.tenant().orElseThrow(() -> new TenantNotPinned(enterprise.id()));
	}

}
