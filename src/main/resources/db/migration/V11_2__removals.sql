-- The removal of an enterprise, and what came of our service principal in its tenant: REMOVED, LEFT, or null while that
-- is open.
create table removal (
	enterprise_id uuid primary key references enterprise,
	requested_at timestamptz not null,
	finished_at timestamptz,
	application text,
	application_code text,
	attempts integer not null default 0
);

create index idempotency_key_location on idempotency_key (location);
