-- What goes on behind a disabled enterprise stays in its own columns: next_* and the status it comes back to.
alter table enterprise
	add column disabled_at timestamptz,
	add column disabled_from text;
