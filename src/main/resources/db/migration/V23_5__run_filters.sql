-- A run may be about all that is stuck at one reseller, whatever the cause.
alter table support_run alter column cause drop not null;
alter table support_run add reseller text;
