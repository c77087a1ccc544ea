package com.teammate.consent;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionManifestTests {

	private final PermissionManifest manifest = new PermissionManifest();

	@Test
	void tellsOfEveryPermissionWhatItIsFor() {
		assertThat(this.manifest.all()).hasSize(9).allSatisfy((permission) -> {
			assertThat(permission.purpose()).endsWith(".");
			assertThat(permission.step()).isNotBlank();
			assertThat(permission.data()).endsWith(".");
			assertThat(permission.without()).endsWith(".");
			assertThat(permission.revoke()).contains("Microsoft Entra");
			assertThat(permission.apiName()).isEqualTo("Microsoft Graph");
			assertThat(permission.since()).isBetween(1, this.manifest.version());
			assertThat(UUID.fromString(permission.id())).hasToString(permission.id());
			assertThat(permission.api()).isEqualTo(ConsentFixture.GRAPH);
		});
	}

	@Test
	void asksForNothingThatTakesOverATenant() {
		assertThat(this.manifest.all()).filteredOn((permission) -> permission.kind() == Permission.Kind.APPLICATION)
			.extracting(Permission::name)
			.doesNotContain("RoleManagement.ReadWrite.Directory", "AppRoleAssignment.ReadWrite.All",
					"Directory.ReadWrite.All", "Application.ReadWrite.All");
	}

	@Test
	void listsNothingTwice() {
		assertThat(this.manifest.all()).extracting(Permission::id).doesNotHaveDuplicates();
	}

}
