-- Not logged: after a crash every key simply starts anew.
create unlogged table api_rate (
	key text primary key,
	used_until timestamptz not null
);
