create table reseller_user (
	id uuid primary key,
	reseller_id uuid not null references reseller,
	email text not null unique,
	name text not null,
	role text not null,
	password text,
	created_at timestamptz not null,
	last_login_at timestamptz,
	failures integer not null default 0,
	locked_until timestamptz
);

create index reseller_user_list on reseller_user (reseller_id, name, id);
