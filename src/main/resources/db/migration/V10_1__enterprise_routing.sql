-- Usage and policy are the enterprise's, routes the regions'. An early name of a route stays readable in the ledger.
alter table region_link add column routing text;

update region_link set routing = 'TM-' || (
	select first.label from region_link first where first.enterprise_id = region_link.enterprise_id
	order by first.priority, first.region limit 1
);

alter table region_link alter column routing set not null;

-- Null after a removal.
alter table change alter column value_after drop not null;

-- Looked for and not there before anything was written: what is found under that name later is ours, even if the
-- product fell between the writing and its entry.
create table change_ahead (
	enterprise_id uuid not null,
	kind text not null,
	name text not null,
	primary key (enterprise_id, kind, name)
);
