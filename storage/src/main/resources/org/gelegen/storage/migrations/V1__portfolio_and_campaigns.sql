-- Who may do what. The owner runs the migrations; the service works as gelegen_service, which owns
-- nothing and sees only the rows of the client named in app.client. gelegen_all_clients sees across
-- clients, and only what it takes to find out whose turn it is. Roles belong to the whole server,
-- so another database on it may have made them already.
do $$
declare
  needed text;
begin
  foreach needed in array array['gelegen_service', 'gelegen_all_clients'] loop
    begin
      execute format('create role %I nologin', needed);
    exception when duplicate_object or unique_violation then
      null;
    end;
    -- Before version 16 a member could always become the role; since then it is a right of its own.
    if not pg_has_role(current_user, needed,
        case when current_setting('server_version_num')::integer >= 160000 then 'set'
          else 'member' end) then
      execute format('grant %I to current_user', needed);
    end if;
  end loop;
exception when insufficient_privilege then
  raise exception 'the database user needs the roles gelegen_service and gelegen_all_clients'
    using hint = 'Run as an administrator: create role gelegen_service nologin;'
      ' create role gelegen_all_clients nologin;'
      ' grant gelegen_service, gelegen_all_clients to ' || quote_ident(current_user) || ';';
end
$$;

-- Ids compare by their bytes, as they do in Java for all but the rarest characters.

-- position counts every record of the client that was handed in; its row is locked by whoever adds
-- records, so that positions are committed in their order.
create table client (
  client_id text collate "C" not null primary key,
  position bigint not null,
  registered boolean not null default false
);

-- type: the number of the kind of record; 4 is a contact, 5 an outcome.
-- version_at: part of the key of versioned records, the epoch for the others.
-- debtor_id: absent for client records, and for outcomes whose contact is not known yet.
-- waiting_for: the contact that an outcome waits for.
-- content: the canonical JSON, so that the same content is the same text.
create table record (
  client_id text collate "C" not null,
  type smallint not null,
  record_id text collate "C" not null,
  version_at timestamptz not null,
  debtor_id text collate "C",
  waiting_for text collate "C",
  position bigint not null,
  content text collate "C" not null,
  primary key (client_id, type, record_id, version_at)
);
create index record_debtor on record (client_id, debtor_id);
create index record_position on record (client_id, position);
create index record_waiting on record (client_id, waiting_for) where waiting_for is not null;

create table erased_debtor (
  client_id text collate "C" not null,
  position bigint not null,
  debtor_id text collate "C" not null,
  erased_at timestamptz not null,
  primary key (client_id, position)
);

create table settings_version (
  client_id text collate "C" not null,
  number integer not null,
  settings jsonb not null,
  put_at timestamptz not null,
  put_by text not null,
  primary key (client_id, number)
);

create table decision (
  client_id text collate "C" not null,
  decision_id text collate "C" not null,
  debtor_id text collate "C" not null,
  decided_at timestamptz not null,
  permitted bytea not null,
  content text not null,
  primary key (client_id, decision_id)
);
create index decision_debtor on decision (client_id, debtor_id);

create table model_version (
  client_id text collate "C" not null,
  number integer not null,
  trained_at timestamptz not null,
  as_of_at timestamptz not null,
  data_fingerprint text not null,
  settings_version integer not null,
  seed bigint not null,
  metrics jsonb not null,
  notes jsonb not null,
  champion boolean not null default false,
  primary key (client_id, number)
);
create unique index model_champion on model_version (client_id) where champion;

-- name: empty for the serving form, else the learner's own file.
create table model_file (
  client_id text collate "C" not null,
  number integer not null,
  name text not null,
  sha256 bytea not null,
  content bytea not null,
  primary key (client_id, number, name)
);
alter table model_file alter column content set storage external;

create table promotion (
  client_id text collate "C" not null,
  promotion_id bigint generated always as identity,
  number integer not null,
  promoted_at timestamptz not null,
  promoted_by text not null,
  why text not null,
  primary key (client_id, promotion_id)
);

create table training (
  client_id text collate "C" not null,
  training_id text collate "C" not null default gen_random_uuid()::text,
  requested_at timestamptz not null,
  as_of_at timestamptz not null,
  status text not null default 'queued',
  lease_ends_at timestamptz,
  model_version integer,
  message text,
  primary key (client_id, training_id)
);
create unique index training_queued on training (client_id, as_of_at) where status = 'queued';
create index training_open on training (requested_at) where status in ('queued', 'running');

create table run (
  client_id text collate "C" not null,
  job text not null,
  business_date date not null,
  started_at timestamptz not null,
  lease_ends_at timestamptz not null,
  completed_at timestamptz,
  fence bigint not null,
  message text not null,
  primary key (client_id, business_date, job)
);

create table campaign (
  client_id text collate "C" not null,
  campaign_id text collate "C" not null,
  business_date date not null,
  planned_at timestamptz not null,
  model_version text not null,
  value numeric not null,
  upper_bound numeric not null,
  counts jsonb not null,
  primary key (client_id, campaign_id),
  unique (client_id, business_date)
);

-- not_before_at: when a planned contact may be tried again, or when the lease of a sending one ends.
create table planned_contact (
  client_id text collate "C" not null,
  contact_id text collate "C" not null,
  campaign_id text collate "C" not null,
  debtor_id text collate "C" not null,
  case_id text not null,
  decision_id text not null,
  channel text not null,
  slot_starts_at timestamptz not null,
  slot_ends_at timestamptz not null,
  template text,
  reach double precision not null,
  response double precision not null,
  harm double precision not null,
  expected_value numeric not null,
  cost numeric not null,
  propensity double precision not null,
  status text not null default 'planned',
  attempts integer not null default 0,
  not_before_at timestamptz,
  reason text,
  primary key (client_id, contact_id)
);
create index planned_contact_campaign on planned_contact (client_id, campaign_id);
create index planned_contact_debtor on planned_contact (client_id, debtor_id);
create index planned_contact_due on planned_contact (client_id, slot_starts_at)
  where status in ('planned', 'sending');

create table api_key (
  client_id text collate "C" not null,
  key_id text collate "C" not null,
  role text not null,
  sha256 bytea not null unique,
  created_at timestamptz not null,
  primary key (client_id, key_id)
);

-- Each entry's hash covers the one before it, so that a changed or missing entry shows.
create table audit_entry (
  client_id text collate "C" not null,
  number bigint not null,
  happened_at timestamptz not null,
  done_by text not null,
  what text not null,
  detail text not null,
  hash bytea not null,
  primary key (client_id, number)
);

-- A client's rows are there for that client only; without a client there are none.
do $$
declare
  name text;
begin
  foreach name in array array['client', 'record', 'erased_debtor', 'settings_version', 'decision',
      'model_version', 'model_file', 'promotion', 'training', 'run', 'campaign', 'planned_contact',
      'api_key', 'audit_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_client on %I to gelegen_service'
      ' using (client_id = current_setting(''app.client'', true))', name);
  end loop;
end
$$;
create policy every_client on client for select to gelegen_all_clients using (true);
create policy every_client on api_key for select to gelegen_all_clients using (true);
create policy every_client on training to gelegen_all_clients using (true);

do $$
begin
  execute format('grant usage on schema %I to gelegen_service, gelegen_all_clients',
    current_schema());
end
$$;
grant select, insert, update, delete on client, record, erased_debtor, decision, model_version,
  training, run, campaign, planned_contact to gelegen_service;
grant select, insert on settings_version, model_file, promotion, api_key, audit_entry
  to gelegen_service;
grant select on client, api_key, training to gelegen_all_clients;
grant update (lease_ends_at) on training to gelegen_all_clients;
