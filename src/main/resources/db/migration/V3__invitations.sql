create table invitation (
	id uuid primary key,
	enterprise_id uuid not null references enterprise,
	link text not null unique,
	state text not null,
	issued_at timestamptz not null,
	expires_at timestamptz not null,
	sent_at timestamptz,
	reminders_sent integer not null default 0,
	wrong_tries integer not null default 0,
	entered_at timestamptz,
	lock_told_at timestamptz
);

create unique index invitation_current on invitation (enterprise_id) where state <> 'SUPERSEDED';
create index invitation_enterprise on invitation (enterprise_id);

create table visit (
	hash bytea primary key,
	invitation_id uuid not null references invitation,
	expires_at timestamptz not null
);

create index visit_invitation on visit (invitation_id);
create index visit_expires_at on visit (expires_at);
