-- The PBX side listens for all resellers: the one endpoint that belongs to none of them.
alter table webhook_endpoint alter column reseller_id drop not null;
alter table webhook_endpoint add constraint webhook_endpoint_owner
	check (reseller_id is not null or id = '00000000-0000-4000-8000-000000000001');
create index webhook_delivery_open on webhook_delivery (endpoint_id, state) where state <> 'DELIVERED';
