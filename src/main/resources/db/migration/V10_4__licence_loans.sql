-- Licences that were given back after they had activated a sub-domain, and whether calls still find their way.
create table licence_return (
	fqdn text primary key,
	enterprise_id uuid not null references enterprise,
	region text not null,
	returned_at timestamptz not null,
	proven boolean
);
