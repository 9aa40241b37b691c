-- Who is signed in to the dashboard. A browser has nothing but a random id, of which this is the hash: who sees all clients may look
-- up whose it is. What is over goes with the housekeeping, so that there are few.
create table dashboard_session (
  client_id text collate "C" not null,
  sha256 bytea not null unique,
  key_id text collate "C" not null,
  begun_at timestamptz not null,
  used_at timestamptz not null,
  primary key (client_id, sha256)
);

alter table dashboard_session enable row level security;
alter table dashboard_session force row level security;
create policy own_client on dashboard_session to gelegen_service
  using (client_id = current_setting('app.client', true));
create policy every_client on dashboard_session for select to gelegen_all_clients using (true);
grant select, insert, delete, update (used_at) on dashboard_session to gelegen_service;
grant select on dashboard_session to gelegen_all_clients;
