-- Since when an instance could not be moved; nodes of an earlier release write without it.
alter table migration_refusal add column since timestamptz not null default now();
