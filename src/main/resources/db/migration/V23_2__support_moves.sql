-- Somebody wants a token elsewhere; nothing moves before a second person agrees.
create table support_move (
	id bigint generated always as identity primary key,
	enterprise_id uuid not null,
	instance text not null,
	from_id text not null,
	from_name text not null,
	-- null: the step is left out
	to_id text,
	to_name text,
	person text not null,
	reason text not null,
	asked_at timestamptz not null,
	state text not null,
	decided_by text,
	decided_at timestamptz
);

create index support_move_of_enterprise on support_move (enterprise_id, id);
