-- The same cause may be found in several objects of one tenant.
alter table tenant_finding
	add column subject text not null default '',
	drop constraint tenant_finding_pkey,
	add primary key (enterprise_id, code, subject);
