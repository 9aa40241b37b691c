-- back_from: the version that was champion before and was rolled back from; null where one was promoted.
alter table promotion add column back_from integer;
