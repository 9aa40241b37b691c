-- Versions that score beside the champion and act on nothing; until_at is null while one does.
create table shadow (
  client_id text collate "C" not null,
  shadow_id bigint generated always as identity,
  number integer not null,
  since_at timestamptz not null,
  set_by text not null,
  until_at timestamptz,
  ended_by text,
  primary key (client_id, shadow_id)
);
create unique index shadow_of_the_moment on shadow (client_id) where until_at is null;

-- reach, response, harm: what the shadow expects of the action that the champion chose; null where it chose none.
create table shadow_score (
  client_id text collate "C" not null,
  decision_id text collate "C" not null,
  debtor_id text collate "C" not null,
  version text not null,
  differs boolean not null,
  choice text,
  reach double precision,
  response double precision,
  harm double precision,
  primary key (client_id, decision_id)
);
create index shadow_score_debtor on shadow_score (client_id, debtor_id);

do $$
declare
  name text;
begin
  foreach name in array array['shadow', 'shadow_score'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_client on %I to gelegen_service'
      ' using (client_id = current_setting(''app.client'', true))', name);
  end loop;
end
$$;
grant select, insert, update on shadow to gelegen_service;
-- No update: a score never changes, and goes only with its debtor.
grant select, insert, delete on shadow_score to gelegen_service;
