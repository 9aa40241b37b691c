-- The newest entry of each client's audit log, so that one that is taken from the end shows, too. The owner is bound by
-- row-level security too, but for as long as it takes to write every client's head.
create table audit_head (
  client_id text collate "C" not null,
  number bigint not null,
  hash bytea not null,
  primary key (client_id)
);
alter table audit_entry no force row level security;
insert into audit_head (client_id, number, hash)
select distinct on (client_id) client_id, number, hash from audit_entry
order by client_id, number desc;
alter table audit_entry force row level security;

alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy own_client on audit_head to gelegen_service
  using (client_id = current_setting('app.client', true));
grant select, insert, update on audit_head to gelegen_service;
