create table brand (
	reseller_id uuid primary key references reseller,
	name text not null,
	colour text,
	dark_colour text,
	sender_name text,
	footer text,
	salt text not null,
	stylesheet text unique,
	logo bytea,
	logo_hash text unique,
	logo_width integer,
	logo_height integer,
	version uuid not null,
	updated_at timestamptz not null
);
