-- An Idempotency-Key is taken by more than the start of an onboarding.
alter table idempotency_key
	alter column location drop not null,
	add column status integer not null default 201,
	add column etag text,
	add column path text not null default '/api/v1/enterprises';
