create table enterprise_user (
	id uuid primary key,
	enterprise_id uuid not null references enterprise,
	user_principal_name text not null,
	display_name text not null,
	number text,
	extension text,
	created_at timestamptz not null,
	check ((number is null) <> (extension is null))
);

create unique index enterprise_user_name on enterprise_user (enterprise_id, lower(user_principal_name));
create unique index enterprise_user_number on enterprise_user (enterprise_id, number);
create unique index enterprise_user_extension on enterprise_user (enterprise_id, extension);
create index enterprise_user_list on enterprise_user (enterprise_id, created_at desc, id desc);
