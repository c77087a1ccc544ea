package com.teammate.enterprise;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;

/** An enterprise as it lies in the table. */
class EnterpriseRow implements RowMapper<Enterprise> {

	static final String SELECT = "select id, reseller_id, name, admin_email, user_limit, pbx_music_on_hold,"
			+ " access_sip_data, request_management_consent, sbc_regions, services, pbx_types, billing_reference, country,"
			+ " status, management_consent, tenant_id, next_actor, next_code, next_since, next_due_by, created_at,"
			+ " updated_at, version, disabled_at, (select count(*) from enterprise_user"
			+ " where enterprise_user.enterprise_id = enterprise.id) as users_in_use,"
			+ " (select until from management_grant where management_grant.enterprise_id = enterprise.id"
			+ " and ended_at is null) as management_until from enterprise";

	private final Clock clock;

	EnterpriseRow(Clock clock) {
		this.clock = clock;
	}

	Map<String, @Nullable Object> columns(EnterpriseId id, NewEnterprise request) {
		Map<String, @Nullable Object> columns = new HashMap<>();
		columns.put("id", id.value());
		columns.put("reseller", request.reseller().value());
		columns.put("name", request.name());
		columns.put("adminEmail", request.adminEmail().value());
		columns.put("userLimit", request.userLimit());
		columns.put("musicOnHold", request.pbxMusicOnHold());
		columns.put("sipData", request.accessSipData());
		columns.put("requestConsent", request.requestManagementConsent());
		columns.put("regions", request.sbcRegions().stream().map(RegionId::value).toArray(String[]::new));
		columns.put("services", request.services().stream().sorted().map(Enum::name).toArray(String[]::new));
		columns.put("pbxTypes", request.pbxTypes().toArray(String[]::new));
		columns.put("billingReference", request.billingReference());
		columns.put("country", request.country());
		return columns;
	}

	@Override
	public Enterprise mapRow(ResultSet row, int number) throws SQLException {
		return new Enterprise(new EnterpriseId(row.getObject("id", UUID.class)), requested(row),
				EnterpriseStatus.valueOf(row.getString("status")), managementConsent(row), tenant(row), nextAction(row),
				row.getInt("users_in_use"), row.getTimestamp("created_at").toInstant(),
				row.getTimestamp("updated_at").toInstant(), row.getLong("version"));
	}

	/** A yes whose time is over counts as taken back. */
	private ManagementConsent managementConsent(ResultSet row) throws SQLException {
		ManagementConsent consent = ManagementConsent.valueOf(row.getString("management_consent"));
		Instant until = instant(row.getTimestamp("management_until"));
		boolean over = consent == ManagementConsent.GRANTED && until != null && !this.clock.instant().isBefore(until);
		return over ? ManagementConsent.REVOKED : consent;
	}

	private NewEnterprise requested(ResultSet row) throws SQLException {
		return new NewEnterprise(new ResellerId(row.getObject("reseller_id", UUID.class)), row.getString("name"),
				new EmailAddress(row.getString("admin_email")), row.getObject("user_limit", Integer.class),
				row.getBoolean("pbx_music_on_hold"), row.getBoolean("access_sip_data"),
				row.getBoolean("request_management_consent"),
				texts(row, "sbc_regions").stream().map(RegionId::new).toList(), services(row), texts(row, "pbx_types"),
				row.getString("billing_reference"), row.getString("country"));
	}

	private Set<OfferedService> services(ResultSet row) throws SQLException {
		Set<OfferedService> services = EnumSet.noneOf(OfferedService.class);
		texts(row, "services").forEach((name) -> services.add(OfferedService.valueOf(name)));
		return services;
	}

	private List<String> texts(ResultSet row, String column) throws SQLException {
		Array array = row.getArray(column);
		return Arrays.asList((String[]) array.getArray());
	}

	@Nullable private TenantId tenant(ResultSet row) throws SQLException {
		UUID tenant = row.getObject("tenant_id", UUID.class);
		return (tenant != null) ? new TenantId(tenant) : null;
	}

	@Nullable private NextAction nextAction(ResultSet row) throws SQLException {
		if (EnterpriseStatus.DISABLED.name().equals(row.getString("status"))) {
			return new NextAction(NextAction.Actor.RESELLER, "ENABLE_ENTERPRISE",
					row.getTimestamp("disabled_at").toInstant(), null);
		}
		return (row.getString("next_actor") != null) ? next(row) : null;
	}

	static Enterprises.Waiting waiting(ResultSet row, int number) throws SQLException {
		return new Enterprises.Waiting(new EnterpriseId(row.getObject("id", UUID.class)), next(row));
	}

	private static NextAction next(ResultSet row) throws SQLException {
		return new NextAction(NextAction.Actor.valueOf(row.getString("next_actor")), row.getString("next_code"),
				row.getTimestamp("next_since").toInstant(), instant(row.getTimestamp("next_due_by")));
	}

	@Nullable private static Instant instant(@Nullable Timestamp timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

}
