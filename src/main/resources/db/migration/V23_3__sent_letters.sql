-- Which letters went out about an enterprise; whom they went to is masked, what they said is not kept.
create table sent_letter (
	id bigint generated always as identity primary key,
	about uuid not null,
	template text not null,
	recipient text not null,
	at timestamptz not null
);

create index sent_letter_about on sent_letter (about, id);

create index webhook_delivery_event on webhook_delivery (reseller_id, number);
