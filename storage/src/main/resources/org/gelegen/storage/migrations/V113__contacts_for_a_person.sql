-- What waits for a person, or for the log to tell.
create index planned_contact_unsettled
  on planned_contact (client_id, status, contact_id) where status in ('unknown', 'dead', 'failed');
