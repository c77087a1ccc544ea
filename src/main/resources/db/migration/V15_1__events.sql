-- Numbers are given out one transaction at a time for each reseller, without gaps: who reads on misses nothing.
create table event_number (
	reseller_id uuid primary key references reseller,
	last bigint not null
);

-- Without references: their checks would lock rows while the numbers are held.
create table event (
	reseller_id uuid not null,
	number bigint not null,
	enterprise_id uuid not null,
	type text not null,
	at timestamptz not null,
	data text not null,
	primary key (reseller_id, number)
);

create index event_by_type on event (reseller_id, type, number);
create index event_by_enterprise on event (enterprise_id, number);
