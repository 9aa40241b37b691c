-- A file's seal binds its hash to whose it is: the hash alone fits wherever file and hash are copied together. The owner
-- is bound by row-level security too, but for as long as it takes to seal every client's files.
alter table model_file no force row level security;
alter table model_file add column seal bytea;
update model_file set seal = sha256(
  convert_to(client_id || chr(10) || number || chr(10) || name || chr(10), 'UTF8') || sha256);
alter table model_file alter column seal set not null;
alter table model_file force row level security;
