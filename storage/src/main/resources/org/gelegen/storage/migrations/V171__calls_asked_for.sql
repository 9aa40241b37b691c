-- Calls that debtors asked for and no model rated are claimed before everything else that is due.
create index planned_contact_asked on planned_contact (client_id, slot_starts_at)
  where open and contact_id like 'workflow-callback-%';
