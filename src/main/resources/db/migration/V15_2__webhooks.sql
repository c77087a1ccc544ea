create index event_by_time on event (reseller_id, at, number);

create table webhook_endpoint (
	id uuid primary key,
	reseller_id uuid not null references reseller,
	url text not null,
	description text not null,
	types text[] not null,
	enabled boolean not null,
	stop text,
	stopped_by uuid,
	secret text not null,
	old_secret text,
	old_secret_until timestamptz,
	failures integer not null default 0,
	failing_since timestamptz,
	rest_until timestamptz,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	version bigint not null
);

create index webhook_endpoint_reseller on webhook_endpoint (reseller_id, created_at, id);

create table webhook_delivery (
	id uuid primary key,
	endpoint_id uuid not null references webhook_endpoint on delete cascade,
	reseller_id uuid not null,
	number bigint not null,
	type text not null,
	state text not null,
	attempts integer not null,
	created_at timestamptz not null,
	next_try_at timestamptz not null,
	finished_at timestamptz
);

create index webhook_delivery_log on webhook_delivery (endpoint_id, created_at desc, id desc);
create index webhook_delivery_finished on webhook_delivery (finished_at);

create table webhook_attempt (
	delivery_id uuid not null references webhook_delivery on delete cascade,
	number integer not null,
	at timestamptz not null,
	status integer,
	duration_ms integer not null,
	problem text,
	answer text,
	primary key (delivery_id, number)
);
