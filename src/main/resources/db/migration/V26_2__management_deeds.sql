-- What a reseller did under an administrator's yes, kept so that it can be told in every language.
alter table management_act
	add column deed text,
	add column subject text,
	add column details text;

-- A node of the release before writes and reads sentences: what it writes gets its deed, what newer ones write its
-- sentence. To be dropped with the column text, once no such node can be there.
create function management_act_both_ways() returns trigger language plpgsql as $$
begin
	if new.deed is null then
		new.deed := case
			when new.text ~ '^User \S+ was added\.$' then 'USER_ADDED'
			when new.text ~ '^User \S+ was removed\.$' then 'USER_REMOVED'
			when new.text ~ '^The voice regions were changed to .+\.$' then 'REGIONS_CHANGED'
			else 'OTHER' end;
		new.subject := coalesce(substring(new.text from '^User (\S+) was (?:added|removed)\.$'),
				substring(new.text from '^The voice regions were changed to (.+)\.$'), new.text);
	elsif new.text is null then
		new.text := case new.deed
			when 'USER_ADDED' then 'User ' || new.subject || ' was added.'
			when 'USER_REMOVED' then 'User ' || new.subject || ' was removed.'
			when 'REGIONS_CHANGED' then 'The voice regions were changed to ' || new.subject || '.'
			else new.subject end;
	end if;
	return new;
end $$;

create trigger management_act_both_ways before insert or update on management_act
	for each row execute function management_act_both_ways();

update management_act set deed = null;
