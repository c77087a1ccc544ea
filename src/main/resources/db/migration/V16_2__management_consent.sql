-- Every yes of an administrator to being managed by the reseller, and what was done under it
create table management_grant (
	id uuid primary key,
	enterprise_id uuid not null references enterprise,
	routing boolean not null,
	users boolean not null,
	granted_at timestamptz not null,
	granted_by text not null,
	until timestamptz,
	ended_at timestamptz,
	ended_by text
);

create unique index management_grant_current on management_grant (enterprise_id) where ended_at is null;
create index management_grant_enterprise on management_grant (enterprise_id, granted_at);

create table management_act (
	id bigint generated always as identity primary key,
	grant_id uuid not null references management_grant,
	at timestamptz not null,
	text text not null
);

create index management_act_grant on management_act (grant_id);

-- The administrator said "not now" to the last request
alter table enterprise add column management_postponed_at timestamptz;
