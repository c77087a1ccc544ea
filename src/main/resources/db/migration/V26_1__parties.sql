-- Who did it: a person of a reseller, a program by its key, an administrator, one of the staff, or the process.
alter table audit_entry
	add column party text,
	add column party_id uuid;

-- Not only the staff is named now.
create index audit_entry_staff on audit_entry (id) where actor = 'support';

-- Who asked for an invitation
alter table invitation
	add column party text,
	add column person text;

-- Who started a list
alter table upload
	add column party_id uuid,
	add column person text;
