-- Who passed an invitation on to whom
create table hand_over (
	id bigint generated always as identity primary key,
	enterprise_id uuid not null references enterprise,
	from_address text not null,
	to_address text not null,
	handed_at timestamptz not null
);

create index hand_over_enterprise on hand_over (enterprise_id, handed_at);
