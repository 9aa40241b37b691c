-- A claim changes the status from planned to sending. With the status in an index's condition every
-- claim wrote to all four indexes; a column that stays as it is lets the row change in its page.
drop index planned_contact_due;
alter table planned_contact
  add column open boolean generated always as (status in ('planned', 'sending')) stored,
  set (fillfactor = 70);
create index planned_contact_due on planned_contact (client_id, slot_starts_at) where open;
