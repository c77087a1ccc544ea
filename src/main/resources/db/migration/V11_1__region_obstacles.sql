-- What stands in the way of unlinking a region; stays when it was given up, because the proof of a removal names it.
create table region_obstacle (
	enterprise_id uuid not null references enterprise,
	region text not null,
	code text not null,
	since timestamptz not null,
	attempts integer not null,
	in_the_way boolean not null,
	given_up boolean not null,
	primary key (enterprise_id, region)
);
