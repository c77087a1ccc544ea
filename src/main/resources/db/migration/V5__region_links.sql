create table region_link (
	enterprise_id uuid not null references enterprise,
	region text not null,
	label text not null,
	-- Never used again, not even by the same company: rows of removed enterprises stay.
	fqdn text not null unique,
	priority integer not null,
	state text not null,
	since timestamptz not null,
	attempts integer not null,
	primary key (enterprise_id, region)
);

create table tenant_check (
	enterprise_id uuid primary key references enterprise,
	attempts integer not null,
	checked_at timestamptz not null
);

create table tenant_finding (
	enterprise_id uuid not null references tenant_check,
	code text not null,
	blocking boolean not null,
	primary key (enterprise_id, code)
);
