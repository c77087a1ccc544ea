-- Lists of enterprises that resellers upload; the same list is there once.
create table upload (
	id uuid primary key,
	reseller_id uuid not null references reseller,
	file_name text not null,
	file_hash text not null,
	state text not null,
	created_at timestamptz not null,
	unique (reseller_id, file_hash)
);

create index upload_list on upload (reseller_id, created_at desc, id desc);

create table upload_row (
	upload_id uuid not null references upload on delete cascade,
	number integer not null,
	state text not null,
	-- As typed, by the names of the columns.
	typed jsonb not null,
	message text,
	enterprise_id uuid,
	primary key (upload_id, number)
);

create index upload_row_state on upload_row (upload_id, state, number);
