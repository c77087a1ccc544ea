-- Whether our application had its directory role before we gave it, as seen before the first time that we did.
create table teams_role_look (
	enterprise_id uuid not null,
	tenant_id uuid not null,
	held boolean not null,
	primary key (enterprise_id, tenant_id)
);
