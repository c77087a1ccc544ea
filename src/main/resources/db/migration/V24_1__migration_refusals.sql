-- Instances that could not be moved to the diagram of a newer release, and when that was tried last.
create table migration_refusal (
	instance_id varchar(64) primary key,
	at timestamptz not null
);
