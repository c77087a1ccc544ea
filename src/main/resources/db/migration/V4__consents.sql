create table consent_request (
	state_hash text primary key,
	enterprise_id uuid not null,
	kind text not null,
	browser_hash text not null,
	tenant_id uuid,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	used_at timestamptz
);

create index consent_request_expiry on consent_request (expires_at);

create table consent (
	enterprise_id uuid not null,
	kind text not null,
	granted_at timestamptz,
	administrator text,
	declined_reason text,
	signal text,
	answered_at timestamptz not null,
	-- Microsoft showed a grant for one person only; it stays beside a later one for all
	personal_grant boolean not null default false,
	primary key (enterprise_id, kind)
);

create table consent_proof (
	enterprise_id uuid primary key,
	attempts integer not null,
	tried_at timestamptz not null,
	not_before timestamptz,
	proven_at timestamptz
);
