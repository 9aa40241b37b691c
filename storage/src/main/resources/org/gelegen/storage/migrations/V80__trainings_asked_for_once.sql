-- Which training a job was given for a business date, so that asking again after a crash trains once.
create table training_key (
  client_id text collate "C" not null,
  job text not null,
  business_date date not null,
  training_id text collate "C" not null,
  primary key (client_id, job, business_date)
);

alter table training_key enable row level security;
alter table training_key force row level security;
create policy own_client on training_key to gelegen_service
  using (client_id = current_setting('app.client', true));
grant select, insert on training_key to gelegen_service;
