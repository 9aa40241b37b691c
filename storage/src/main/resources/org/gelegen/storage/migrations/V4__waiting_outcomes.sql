-- The outcomes whose contact is not known yet, by that contact. A table and not an index on record:
-- among several indexes that begin with the client, the planner picks by statistics, and during the
-- first import of a client there are none.
create table waiting_outcome (
  client_id text collate "C" not null,
  contact_id text collate "C" not null,
  record_id text collate "C" not null,
  version_at timestamptz not null,
  primary key (client_id, contact_id, record_id, version_at)
);
alter table waiting_outcome enable row level security;
create policy own_client on waiting_outcome to gelegen_service
  using (client_id = current_setting('app.client', true));
grant select, insert, update, delete on waiting_outcome to gelegen_service;

-- The owner is bound by row-level security too, but for as long as it takes to move every client's
-- rows.
alter table record no force row level security;
insert into waiting_outcome (client_id, contact_id, record_id, version_at)
select client_id, waiting_for, record_id, version_at from record where waiting_for is not null;
alter table record force row level security;
alter table waiting_outcome force row level security;

drop index record_waiting;
alter table record drop column waiting_for;
