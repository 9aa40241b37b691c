-- Debtors who object to profiling (GDPR art. 21 and 22), by day of objecting, withdrawn ones included.
-- cancelled: how many contacts that a model had planned it took back.
create table objection (
  client_id text collate "C" not null,
  objection_id text collate "C" not null default gen_random_uuid()::text,
  debtor_id text collate "C" not null,
  objected_at timestamptz not null,
  objected_by text not null,
  why text not null,
  cancelled bigint not null default 0,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text,
  primary key (client_id, objection_id)
);
create index objection_debtor on objection (client_id, debtor_id);
create unique index objection_in_force on objection (client_id, debtor_id) where withdrawn_at is null;

alter table objection enable row level security;
alter table objection force row level security;
create policy own_client on objection to gelegen_service
  using (client_id = current_setting('app.client', true));
grant select, insert, update, delete on objection to gelegen_service;
