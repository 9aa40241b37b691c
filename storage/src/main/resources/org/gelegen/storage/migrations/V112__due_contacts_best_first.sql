-- A claim takes the best of each slot that has begun. Without this order every claim sorted all that
-- was due. Half of each page stays free, so that the claim of a whole page finds room in it.
drop index planned_contact_due;
create index planned_contact_due
  on planned_contact (client_id, slot_starts_at, channel, expected_value desc, contact_id) where open;
alter table planned_contact set (fillfactor = 50);
