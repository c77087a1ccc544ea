-- When each active enterprise is compared with what was set up for it.
create table enterprise_check (
	enterprise_id uuid primary key references enterprise,
	next_check_at timestamptz not null,
	checked_at timestamptz
);

create index enterprise_check_due on enterprise_check (next_check_at);

-- What is not as it was set up; a row is gone once it is healthy again.
create table drift_finding (
	enterprise_id uuid not null references enterprise,
	code text not null,
	subject text not null default '',
	since timestamptz not null,
	-- by the check that is going on
	repaired boolean not null,
	primary key (enterprise_id, code, subject)
);

-- Those that were active before spread over their first day.
insert into enterprise_check (enterprise_id, next_check_at)
	select id, now() + random() * interval '1 day' from enterprise where status in ('ACTIVE', 'DISABLED');
