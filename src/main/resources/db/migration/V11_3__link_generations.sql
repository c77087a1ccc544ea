-- How often the region was linked anew; each time it gets another sub-domain, because Microsoft lets a name settle only
-- slowly after it was taken away.
alter table region_link add column generation integer not null default 0;
