-- Plans that were asked for by hand. The plan's columns are filled once it is done; of a dry run nothing else is
-- kept.
create table campaign_request (
  client_id text collate "C" not null,
  request_id text collate "C" not null default gen_random_uuid()::text,
  business_date date not null,
  dry_run boolean not null,
  requested_at timestamptz not null,
  status text not null default 'queued',
  lease_ends_at timestamptz,
  message text,
  campaign_id text,
  planned_at timestamptz,
  model_version text,
  value numeric,
  upper_bound numeric,
  counts jsonb,
  primary key (client_id, request_id)
);
create unique index campaign_request_queued on campaign_request (client_id, business_date, dry_run)
  where status = 'queued';
create index campaign_request_open on campaign_request (requested_at)
  where status in ('queued', 'running');

alter table campaign_request enable row level security;
alter table campaign_request force row level security;
create policy own_client on campaign_request to gelegen_service
  using (client_id = current_setting('app.client', true));
create policy every_client on campaign_request to gelegen_all_clients using (true);
grant select, insert, update, delete on campaign_request to gelegen_service;
grant select on campaign_request to gelegen_all_clients;
grant update (lease_ends_at) on campaign_request to gelegen_all_clients;
