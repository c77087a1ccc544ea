-- Until when the test events that an endpoint may get are used up.
alter table webhook_endpoint add column tests_used_until timestamptz;
