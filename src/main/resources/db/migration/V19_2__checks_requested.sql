-- Asked for while a check was going on: another one follows it.
alter table enterprise_check add column requested boolean not null default false;
