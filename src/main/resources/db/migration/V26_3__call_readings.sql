-- Who has read calls of an enterprise: one row for each reader and hour, or day for programs, however often they ask.
create table call_reading (
	enterprise_id uuid not null,
	since timestamptz not null,
	party text not null,
	-- Of the account, the key, or the administrator
	party_id uuid not null,
	first_day date not null,
	last_day date not null,
	primary key (enterprise_id, since, party, party_id)
);
