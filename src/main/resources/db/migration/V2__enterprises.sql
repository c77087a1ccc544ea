create table reseller (
	id uuid primary key,
	name text not null,
	email text not null unique,
	created_at timestamptz not null
);

create table api_key (
	hash text primary key,
	reseller_id uuid not null references reseller,
	name text not null,
	created_at timestamptz not null,
	revoked_at timestamptz
);

create table enterprise (
	id uuid primary key,
	reseller_id uuid not null references reseller,
	name text not null,
	admin_email text not null,
	user_limit integer,
	pbx_music_on_hold boolean not null,
	access_sip_data boolean not null,
	request_management_consent boolean not null,
	sbc_regions text[] not null,
	services text[] not null,
	pbx_types text[] not null,
	billing_reference text,
	country text,
	status text not null,
	management_consent text not null,
	tenant_id uuid,
	next_actor text,
	next_code text,
	next_since timestamptz,
	next_due_by timestamptz,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	version bigint not null
);

create index enterprise_list on enterprise (reseller_id, created_at desc, id desc);
create index enterprise_list_by_status on enterprise (reseller_id, status, created_at desc, id desc);
create unique index enterprise_tenant on enterprise (tenant_id) where status <> 'REMOVED';

create table audit_entry (
	id bigint generated always as identity primary key,
	subject uuid not null,
	at timestamptz not null,
	actor text not null,
	text text not null
);

create index audit_entry_subject on audit_entry (subject, id);
