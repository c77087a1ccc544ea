-- Many cases tried again by one act of the staff; the engine takes a few at a time.
create table support_run (
	id uuid primary key,
	cause text not null,
	person text not null,
	reason text not null,
	per_minute integer not null,
	state text not null,
	begun_at timestamptz not null,
	ended_at timestamptz
);

-- One row for each case that was chosen; the sums of a run are counted here and nowhere else.
create table support_run_case (
	run_id uuid not null references support_run,
	enterprise_id uuid not null,
	result text not null,
	at timestamptz,
	primary key (run_id, enterprise_id)
);

create index support_run_todo on support_run_case (run_id) where result = 'TO_DO';
