-- Numbers are told apart by a keyed hash, so that a list of hashes cannot be gone through with a list of numbers. The key is
-- made here and read by nobody but the function.
create table number_key (secret bytea not null);
insert into number_key (secret)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

create function gelegen.number_hash(digits text) returns text
language sql stable strict parallel safe security definer set search_path = gelegen, pg_temp as $$
  select encode(sha256(secret || sha256(secret || convert_to(digits, 'UTF8'))), 'hex') from number_key
$$;
revoke all on function gelegen.number_hash(text) from public;
grant execute on function gelegen.number_hash(text) to gelegen_service, gelegen_all_clients;

-- To which numbers messages went: the last one of each debtor, kept for as long as the debtor is, since a stop may come late.
-- Who answers does not know of clients: who sees all clients may look up whose messages went to a number, and nothing else.
create table written_number (
  client_id text collate "C" not null,
  gateway text collate "C" not null,
  number_hash text collate "C" not null,
  debtor_id text collate "C" not null,
  contact_id text collate "C" not null,
  written_at timestamptz not null,
  primary key (client_id, gateway, number_hash, debtor_id)
);
create index written_number_hash on written_number (number_hash, gateway);
create index written_number_debtor on written_number (client_id, debtor_id);

alter table sent_message no force row level security;
insert into written_number (client_id, gateway, number_hash, debtor_id, contact_id, written_at)
select client_id, gateway, gelegen.number_hash(substr(message_id, 4)), debtor_id, contact_id, sent_at
from sent_message where message_id like 'to:%';
delete from sent_message where message_id like 'to:%';
alter table sent_message force row level security;

alter table written_number enable row level security;
alter table written_number force row level security;
create policy own_client on written_number to gelegen_service
  using (client_id = current_setting('app.client', true));
create policy every_client on written_number for select to gelegen_all_clients using (true);
grant select, insert, update, delete on written_number to gelegen_service;
grant select (client_id, gateway, number_hash) on written_number to gelegen_all_clients;

-- What came from numbers, from before whoever handed it over is answered until it is in the log. It is no client's: whose it is
-- has yet to be found out. Only who sees all clients gets at it.
-- numbers, quoted: empty once it is settled; the row stays for as long as the same may come again.
-- next_at: when it is due; absent: it is settled.
-- unmatched: nobody is known to whom it belongs.
create table reply (
  reply_id text collate "C" not null primary key default gen_random_uuid()::text,
  gateway text collate "C" not null,
  channel text not null,
  number_hash text collate "C" not null,
  numbers text[] not null,
  quoted text[] not null,
  stop boolean not null,
  said_at timestamptz not null,
  kept_at timestamptz not null,
  next_at timestamptz,
  unmatched boolean not null default false
);
create index reply_due on reply (next_at) where next_at is not null;
create index reply_same on reply (number_hash, gateway, said_at);
create index reply_unmatched on reply (kept_at) where unmatched;
create index reply_age on reply (kept_at);

alter table reply enable row level security;
alter table reply force row level security;
create policy every_client on reply to gelegen_all_clients using (true);
grant select, insert, update, delete on reply to gelegen_all_clients;
