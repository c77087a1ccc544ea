-- When the tenant last said that the person is its administrator
alter table administrator_session add column role_seen_at timestamptz not null default now();
