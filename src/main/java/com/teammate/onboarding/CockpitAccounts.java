package com.teammate.onboarding;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.BooleanSupplier;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Keeps the accounts that Camunda's webapps demand. Their passwords are random and known
 * to nobody, since staff log in elsewhere. The group of administrators always has a
 * member of ours: while it has none, the engine's set-up makes an administrator of
 * whoever asks (CVE-2026-77226).
 */
@Component
@DependsOnDatabaseInitialization
class CockpitAccounts extends AbstractProcessEnginePlugin {

	static final String KEEPER = "teammate";

	/** Who may read in Cockpit. */
	static final String VIEWERS = "viewers";

	private final SecureRandom random;

	CockpitAccounts(SecureRandom random) {
		this.random = random;
	}

	@Override
	public void postProcessEngineBuild(ProcessEngine engine) {
		IdentityService identity = engine.getIdentityService();
		ensure(identity, KEEPER);
		ensure(() -> identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() > 0, () -> {
			var group = identity.newGroup(Groups.CAMUNDA_ADMIN);
			group.setName("administrators");
			group.setType(Groups.GROUP_TYPE_SYSTEM);
			identity.saveGroup(group);
		});
		ensure(() -> identity.createUserQuery().userId(KEEPER).memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0,
				() -> identity.createMembership(KEEPER, Groups.CAMUNDA_ADMIN));
		for (Resource resource : Resources.values()) {
			allow(engine.getAuthorizationService(), Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL);
		}
		allow(engine.getAuthorizationService(), VIEWERS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
		allow(engine.getAuthorizationService(), VIEWERS, Resources.PROCESS_DEFINITION, Authorization.ANY,
				Permissions.READ, Permissions.READ_INSTANCE, Permissions.READ_HISTORY);
	}

	void ensure(IdentityService identity, String name) {
		ensure(() -> identity.createUserQuery().userId(name).count() > 0, () -> {
			User user = identity.newUser(name);
			user.setFirstName(name);
			user.setLastName("");
			user.setPassword(password());
			identity.saveUser(user);
		});
	}

	private static void allow(AuthorizationService authorizations, String group, Resource resource, String id,
			Permission... permissions) {
		ensure(() -> authorizations.createAuthorizationQuery()
			.groupIdIn(group)
			.resourceType(resource)
			.resourceId(id)
			.count() > 0, () -> {
				var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
				grant.setGroupId(group);
				grant.setResource(resource);
				grant.setResourceId(id);
				for (Permission permission : permissions) {
					grant.addPermission(permission);
				}
				authorizations.saveAuthorization(grant);
			});
	}

	/**
	 * Nodes start together, and pages ask for several things at once: somebody else may
	 * be quicker.
	 */
	private static void ensure(BooleanSupplier there, Runnable making) {
		if (there.getAsBoolean()) {
			return;
		}
		try {
			making.run();
		}
		catch (ProcessEngineException ex) {
			if (!there.getAsBoolean()) {
				throw ex;
			}
		}
	}

	private String password() {
		byte[] bytes = new byte[32];
		this.random.nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

}
