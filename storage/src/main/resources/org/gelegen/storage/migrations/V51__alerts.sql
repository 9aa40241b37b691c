-- What somebody should look at. One of a kind and subject is raised once, whoever sees it how often.
create table alert (
  client_id text collate "C" not null,
  alert_id bigint generated always as identity,
  kind text not null,
  subject text not null,
  business_date date not null,
  raised_at timestamptz not null,
  detail text not null,
  training_id text,
  primary key (client_id, alert_id),
  unique (client_id, kind, subject)
);

alter table alert enable row level security;
alter table alert force row level security;
create policy own_client on alert to gelegen_service
  using (client_id = current_setting('app.client', true));
grant select, insert on alert to gelegen_service;
