-- Nodes remember who objects to profiling until they are told otherwise.
create trigger tell_of_change after insert or delete or update of withdrawn_at on objection
  for each statement execute function gelegen.tell_of_change();
