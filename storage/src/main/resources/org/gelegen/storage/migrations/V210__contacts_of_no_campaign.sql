-- What dialers were given besides a plan is counted by the day. None of its columns changes when a contact is claimed.
create index planned_contact_apart on planned_contact (client_id, slot_starts_at) where campaign_id is null;
