-- Everything written to tenants, to DNS and to Teams. No reference to the enterprise: an entry is
-- written beside the transaction of its step and must not wait for it.
create table change (
	id bigint generated always as identity primary key,
	enterprise_id uuid not null,
	region text,
	kind text not null,
	name text not null,
	action text not null,
	value_before text,
	value_after text not null,
	step text not null,
	request_id text,
	at timestamptz not null
);

create index change_of_object on change (enterprise_id, kind, name, id);
