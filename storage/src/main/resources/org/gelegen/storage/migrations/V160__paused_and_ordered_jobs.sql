-- Jobs that are not to be started.
create table job_pause (
  client_id text collate "C" not null,
  job text not null,
  paused_at timestamptz not null,
  paused_by text not null,
  why text not null,
  primary key (client_id, job)
);

-- Business dates that are to be run before their hour.
create table job_order (
  client_id text collate "C" not null,
  job text not null,
  business_date date not null,
  ordered_at timestamptz not null,
  ordered_by text not null,
  primary key (client_id, job, business_date)
);

do $$
declare
  name text;
begin
  foreach name in array array['job_pause', 'job_order'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_client on %I to gelegen_service'
      ' using (client_id = current_setting(''app.client'', true))', name);
  end loop;
end
$$;
grant select, insert, delete on job_pause to gelegen_service;
grant select, insert on job_order to gelegen_service;
