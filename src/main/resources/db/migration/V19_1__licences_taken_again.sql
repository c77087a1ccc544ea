-- A licence that was given back too early is taken again: how often we tried, whether none was free, and since when it is held.
alter table licence_return
	add column looks int not null default 0,
	add column licence_missing boolean not null default false,
	add column taken_at timestamptz;
