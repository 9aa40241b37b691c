-- Nodes remember what they read of a client until they are told that it has changed. What changes seldom is told by
-- the database itself, whoever changes it; records are told by the node that took them in, many at once, for a
-- transaction that tells has to commit by itself.
create function gelegen.tell_of_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('gelegen_changes', coalesce(current_setting('app.client', true), ''));
  return null;
end
$$;

create trigger tell_of_change after insert or delete on settings_version
  for each statement execute function gelegen.tell_of_change();
create trigger tell_of_change after insert or update or delete on promotion
  for each statement execute function gelegen.tell_of_change();
create trigger tell_of_change after insert or update or delete on shadow
  for each statement execute function gelegen.tell_of_change();
create trigger tell_of_change after insert or delete or update of revoked_at on api_key
  for each statement execute function gelegen.tell_of_change();
create trigger tell_of_change after insert on erased_debtor
  for each statement execute function gelegen.tell_of_change();
