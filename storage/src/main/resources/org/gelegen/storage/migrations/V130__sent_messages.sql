-- What gateways call the messages that they took, so that what they tell of one finds its contact. A gateway does not know
-- of clients: who sees all clients may look up whose a message is, and nothing else of it.
-- told: when each result was told first.
create table sent_message (
  client_id text collate "C" not null,
  gateway text collate "C" not null,
  message_id text collate "C" not null,
  contact_id text collate "C" not null,
  debtor_id text collate "C" not null,
  sent_at timestamptz not null,
  told jsonb not null default '{}',
  primary key (client_id, gateway, message_id)
);
create index sent_message_id on sent_message (message_id, gateway);
create index sent_message_debtor on sent_message (client_id, debtor_id);
create index sent_message_age on sent_message (client_id, sent_at);

alter table sent_message enable row level security;
alter table sent_message force row level security;
create policy own_client on sent_message to gelegen_service
  using (client_id = current_setting('app.client', true));
create policy every_client on sent_message for select to gelegen_all_clients using (true);
grant select, insert, update, delete on sent_message to gelegen_service;
grant select (client_id, gateway, message_id, sent_at) on sent_message to gelegen_all_clients;
