-- An empty list allows everything there is, also what comes later.
alter table reseller
	add services text[] not null default '{}',
	add pbx_types text[] not null default '{}',
	add sbc_regions text[] not null default '{}',
	add billing_reference text,
	add suspended_at timestamptz;

create table account_link (
	hash text primary key,
	user_id uuid not null references reseller_user on delete cascade,
	purpose text not null,
	created_at timestamptz not null,
	expires_at timestamptz not null
);

create index account_link_user on account_link (user_id);

-- Letters still to be sent; what they say and whether anybody reads them is found out then.
create table account_letter (
	id bigint generated always as identity primary key,
	purpose text not null,
	email text not null,
	due_at timestamptz not null,
	tries integer not null default 0,
	unique (purpose, email)
);

create index account_letter_due on account_letter (due_at);

alter table api_key
	add id uuid not null default gen_random_uuid() unique,
	add scopes text[] not null default '{READ,WRITE}',
	add created_by text,
	add last_used_at timestamptz,
	add expires_at timestamptz;

create index api_key_list on api_key (reseller_id, created_at desc);

-- Spring Session's own tables, so that a login survives a restart and holds on every node.
create table spring_session (
	primary_id char(36) not null primary key,
	session_id char(36) not null unique,
	creation_time bigint not null,
	last_access_time bigint not null,
	max_inactive_interval int not null,
	expiry_time bigint not null,
	principal_name varchar(100)
);

create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
	session_primary_id char(36) not null references spring_session on delete cascade,
	attribute_name varchar(200) not null,
	attribute_bytes bytea not null,
	primary key (session_primary_id, attribute_name)
);
