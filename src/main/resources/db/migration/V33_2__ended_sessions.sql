-- How often all sessions of somebody were ended. It counts from one: a login of an earlier release says nothing, which
-- reads as zero.
alter table reseller_user add column sessions_ended bigint not null default 1;
