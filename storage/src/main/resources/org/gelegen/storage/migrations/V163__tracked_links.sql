-- The links in messages that tell that a debtor followed them. Who follows one has nothing but its token: who sees all clients
-- may look up whose it is, and nothing else of it. They are kept for as long as the debtor is.
create table tracked_link (
  client_id text collate "C" not null,
  token text collate "C" not null,
  contact_id text collate "C" not null,
  debtor_id text collate "C" not null,
  reference text not null,
  made_at timestamptz not null,
  clicked_at timestamptz,
  primary key (client_id, token)
);
create index tracked_link_token on tracked_link (token);
create index tracked_link_debtor on tracked_link (client_id, debtor_id);

alter table tracked_link enable row level security;
alter table tracked_link force row level security;
create policy own_client on tracked_link to gelegen_service
  using (client_id = current_setting('app.client', true));
create policy every_client on tracked_link for select to gelegen_all_clients using (true);
grant select, insert, update, delete on tracked_link to gelegen_service;
grant select (client_id, token) on tracked_link to gelegen_all_clients;
