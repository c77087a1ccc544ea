create table idempotency_key (
	reseller_id uuid not null references reseller,
	key text not null,
	request_hash text not null,
	body text not null,
	location text not null,
	created_at timestamptz not null,
	primary key (reseller_id, key)
);

create index idempotency_key_created_at on idempotency_key (created_at);
