-- Calls in the hands of dialers. A row is there as long as the lease is, so that a debtor can be held once.
create table dialer_lease (
  client_id text collate "C" not null,
  debtor_id text collate "C" not null,
  lease_id text collate "C" not null,
  contact_id text collate "C" not null,
  dialer_id text not null,
  ends_at timestamptz not null,
  primary key (client_id, debtor_id)
);
create unique index dialer_lease_id on dialer_lease (client_id, lease_id);

alter table dialer_lease enable row level security;
alter table dialer_lease force row level security;
create policy own_client on dialer_lease to gelegen_service
  using (client_id = current_setting('app.client', true));
grant select, insert, update, delete on dialer_lease to gelegen_service;

-- campaign_id: absent for a call that no campaign planned.
-- leased_at: of the last lease, which is when the call was made if it was.
-- open: a leased contact, too, hears of what takes it back.
drop index planned_contact_due;
alter table planned_contact
  alter column campaign_id drop not null,
  add column leased_at timestamptz,
  drop column open;
alter table planned_contact
  add column open boolean generated always as (status in ('planned', 'sending', 'leased')) stored;
create index planned_contact_due on planned_contact (client_id, slot_starts_at) where open;
create index planned_contact_leased on planned_contact (client_id) where leased_at is not null;
