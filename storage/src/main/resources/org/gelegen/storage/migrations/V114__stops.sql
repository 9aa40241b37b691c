-- Orders that nothing goes out any more.
-- channel: absent: every channel.
create table stop (
  client_id text collate "C" not null,
  stop_id text collate "C" not null default gen_random_uuid()::text,
  channel text,
  stopped_at timestamptz not null,
  stopped_by text not null,
  why text not null,
  cancelled bigint not null default 0,
  lifted_at timestamptz,
  lifted_by text,
  primary key (client_id, stop_id)
);
create index stop_in_force on stop (client_id) where lifted_at is null;

alter table stop enable row level security;
alter table stop force row level security;
create policy own_client on stop to gelegen_service
  using (client_id = current_setting('app.client', true));
grant select, insert, update on stop to gelegen_service;
