-- Answers to requests with a key, so that one sent again is answered again and not carried out again.
-- request_id: SHA-256 of the endpoint and the key. fingerprint: SHA-256 of all that was sent.
-- debtors: whom the answer tells of, so that it goes with them.
create table kept_answer (
  client_id text collate "C" not null,
  request_id text collate "C" not null,
  fingerprint text collate "C" not null,
  answered_at timestamptz not null,
  status integer not null,
  content_type text not null,
  headers jsonb not null,
  content bytea not null,
  debtors text[] not null,
  primary key (client_id, request_id)
);
create index kept_answer_age on kept_answer (client_id, answered_at);
create index kept_answer_debtors on kept_answer using gin (debtors);

alter table kept_answer enable row level security;
alter table kept_answer force row level security;
create policy own_client on kept_answer to gelegen_service
  using (client_id = current_setting('app.client', true));
-- No update: an answer never changes, and goes when it is old or with a debtor it tells of.
grant select, insert, delete on kept_answer to gelegen_service;

-- The request with a key that took the lease: what it took and could tell nobody of is given back when it comes again.
alter table dialer_lease add column request_id text collate "C";
create index dialer_lease_request on dialer_lease (client_id, request_id) where request_id is not null;

-- Which attempt at a request with a key may take leases; an earlier one that still runs may not. Gone once it is answered.
create table request_attempt (
  client_id text collate "C" not null,
  request_id text collate "C" not null,
  attempt integer not null,
  begun_at timestamptz not null,
  primary key (client_id, request_id)
);
alter table request_attempt enable row level security;
alter table request_attempt force row level security;
create policy own_client on request_attempt to gelegen_service
  using (client_id = current_setting('app.client', true));
grant select, insert, update, delete on request_attempt to gelegen_service;
