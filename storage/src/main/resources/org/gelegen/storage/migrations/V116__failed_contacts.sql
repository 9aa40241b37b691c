-- Whether a contact failed, and whether somebody saw to what is done in its place: null, 'open', 'seen-to'.
alter table planned_contact add column failure text;
create index planned_contact_failed on planned_contact (client_id, contact_id) where failure = 'open';
