-- A key's rights end when it is revoked; the row stays, so that the audit log's ids keep their meaning.
alter table api_key
  add column last_used_at timestamptz,
  add column revoked_at timestamptz;
grant update (last_used_at, revoked_at) on api_key to gelegen_service;
