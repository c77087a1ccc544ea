-- What staff did carries who, why, and what it was before and after.
alter table audit_entry
	add column person text,
	add column reason text,
	add column value_before text,
	add column value_after text;

create index audit_entry_person on audit_entry (person, id) where person is not null;
create index audit_entry_at on audit_entry (at);

-- What is written stays. Only words may be taken out, where a person's data must be erased, and only by
-- whoever says so: set local teammate.erasing = 'on'.
create function audit_entry_stays() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' and current_setting('teammate.erasing', true) = 'on'
			and (new.id, new.subject, new.at, new.actor) = (old.id, old.subject, old.at, old.actor) then
		return new;
	end if;
	raise exception 'The audit trail is not changed' using errcode = 'integrity_constraint_violation';
end $$;

create trigger audit_entry_stays before update or delete on audit_entry
	for each row execute function audit_entry_stays();
create trigger audit_trail_stays before truncate on audit_entry
	for each statement execute function audit_entry_stays();

-- Every failed try of a step, with what it said; addresses and secrets are taken out before.
create table attempt (
	id bigint generated always as identity primary key,
	enterprise_id uuid not null,
	region text,
	activity text not null,
	cause text not null,
	words text not null,
	stack_trace text not null,
	request_id text,
	at timestamptz not null
);

create index attempt_of_enterprise on attempt (enterprise_id, id);
create index attempt_request on attempt (request_id) where request_id is not null;
create index attempt_at on attempt (at);

create table case_note (
	id bigint generated always as identity primary key,
	enterprise_id uuid not null,
	author text not null,
	text text not null,
	at timestamptz not null
);

create index case_note_of_enterprise on case_note (enterprise_id, id);
create index change_request on change (request_id) where request_id is not null;
