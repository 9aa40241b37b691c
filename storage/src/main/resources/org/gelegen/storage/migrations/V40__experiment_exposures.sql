-- A debtor's first exposure to an experiment, for good. shares: every arm's share at that moment.
create table experiment_exposure (
  client_id text collate "C" not null,
  experiment_id text collate "C" not null,
  debtor_id text collate "C" not null,
  arm text not null,
  exposed_at timestamptz not null,
  shares jsonb not null,
  primary key (client_id, experiment_id, debtor_id)
);
create index experiment_exposure_debtor on experiment_exposure (client_id, debtor_id);

alter table experiment_exposure enable row level security;
alter table experiment_exposure force row level security;
create policy own_client on experiment_exposure to gelegen_service
  using (client_id = current_setting('app.client', true));
-- No update: an exposure never changes, and goes only with its debtor.
grant select, insert, delete on experiment_exposure to gelegen_service;
