-- How long Microsoft took, so that we can say how long it usually takes. One that was given up took at least so long.
create table activation (
	fqdn text primary key,
	region text not null,
	ended_at timestamptz not null,
	took_seconds bigint not null,
	succeeded boolean not null
);

create index activation_of_region on activation (region, ended_at);
create index activation_newest on activation (ended_at);

-- How many labels the region has had, the present one counted.
alter table region_link add column labels integer not null default 1;
