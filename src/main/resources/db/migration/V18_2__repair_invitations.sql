-- Whether it asks for what had been granted and proven before, instead of inviting.
alter table invitation add column repair boolean not null default false;
