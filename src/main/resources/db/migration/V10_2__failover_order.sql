-- The order of the enterprise's regions is the order of failover, kept in one place.
alter table region_link drop column priority;
