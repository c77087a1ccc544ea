-- A removal may ask the administrator anew: what was sent or found before it counts no more.
update invitation set state = 'SUPERSEDED'
	where state <> 'SUPERSEDED' and enterprise_id in (select id from enterprise where status in ('REMOVING', 'REMOVED'));
delete from drift_finding where enterprise_id in (select id from enterprise where status in ('REMOVING', 'REMOVED'));
