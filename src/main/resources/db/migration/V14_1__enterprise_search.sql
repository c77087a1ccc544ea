-- Whom an enterprise waits for, as everybody is told; a disabled one waits for its reseller.
alter table enterprise
	add column waits_for text generated always as (case when status = 'DISABLED' then 'RESELLER' else next_actor end) stored,
	add column waits_since timestamptz not null
		generated always as (coalesce(case when status = 'DISABLED' then disabled_at else next_since end, 'infinity')) stored;

create index enterprise_list_by_actor on enterprise (reseller_id, waits_for, created_at desc, id desc);
create index enterprise_list_by_wait on enterprise (reseller_id, waits_since, id);
create index enterprise_list_by_name on enterprise (reseller_id, lower(name), id);

-- Trusted by PostgreSQL: the owner of the database may create it.
create extension if not exists pg_trgm;
create index enterprise_text on enterprise using gin (lower(name || ' ' || admin_email) gin_trgm_ops);
