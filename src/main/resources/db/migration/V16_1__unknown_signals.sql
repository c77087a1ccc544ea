create table unknown_signal (
	reference text primary key,
	signal text not null,
	enterprise_id uuid not null,
	seen_at timestamptz not null
);

create index unknown_signal_enterprise on unknown_signal (enterprise_id, seen_at);
create index consent_request_enterprise on consent_request (enterprise_id);
