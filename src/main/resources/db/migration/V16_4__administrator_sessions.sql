-- Administrators on their way to Microsoft to sign in to the dashboard; everything only as a hash
create table administrator_sign_in (
	state_hash text primary key,
	browser_hash text not null,
	expires_at timestamptz not null,
	used_at timestamptz
);

create index administrator_sign_in_expiry on administrator_sign_in (expires_at);

create table administrator_session (
	hash text primary key,
	tenant_id uuid not null,
	person text not null,
	expires_at timestamptz not null
);

create index administrator_session_expiry on administrator_session (expires_at);
