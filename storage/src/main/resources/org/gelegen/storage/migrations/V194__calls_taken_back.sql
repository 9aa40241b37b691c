-- Calls that are with a dialer, which makes them later or not at all: what takes planned contacts back takes them back.
-- Those of before are let be.
alter table planned_contact
  add column recall_why text,
  add column recalled_at timestamptz default '-infinity';
alter table planned_contact alter column recalled_at drop default;
alter table planned_contact
  add column pushed boolean generated always as (
    status = 'sent' and channel in ('phone', 'ivr') and leased_at is null and recalled_at is null) stored;
create index planned_contact_pushed on planned_contact (client_id, slot_ends_at) where pushed;
