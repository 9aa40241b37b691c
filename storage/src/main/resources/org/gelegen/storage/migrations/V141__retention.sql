-- How much of each kind went on a date because it was overdue, so that a job that was killed goes on counting.
create table retention_count (
  client_id text collate "C" not null,
  business_date date not null,
  kind text not null,
  deleted bigint not null,
  primary key (client_id, business_date, kind)
);
alter table retention_count enable row level security;
alter table retention_count force row level security;
create policy own_client on retention_count to gelegen_service
  using (client_id = current_setting('app.client', true));
grant select, insert, update, delete on retention_count to gelegen_service;

-- What was only added to so far goes when it is overdue.
grant delete on alert, model_file, training_key to gelegen_service;

-- The moment of a decision's id: ten digits of Crockford's base 32, milliseconds since 1970.
create function gelegen.decision_moment(decision_id text) returns timestamptz
language sql immutable strict parallel safe as $$
  select to_timestamp(sum(
    (position(substr(decision_id, place, 1) in '0123456789ABCDEFGHJKMNPQRSTVWXYZ') - 1)
      * 32::numeric ^ (10 - place)) / 1000)
  from generate_series(1, 10) place
$$;
