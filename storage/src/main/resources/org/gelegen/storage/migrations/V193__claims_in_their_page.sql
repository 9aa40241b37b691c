-- The index of what waits for a person had the status in it, so that claims, which change the status, wrote to
-- every index again. A column that stays as it is from planned over sending to sent does not.
drop index planned_contact_unsettled;
alter table planned_contact
  add column unsettled text collate "C"
    generated always as (case when status in ('unknown', 'dead', 'failed') then status end) stored;
create index planned_contact_unsettled
  on planned_contact (client_id, unsettled, contact_id) where unsettled is not null;
