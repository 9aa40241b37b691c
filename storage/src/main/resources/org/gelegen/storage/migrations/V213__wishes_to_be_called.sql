-- The calls that debtors ask for are looked for every few seconds, in what was taken in since the day was planned. 5 is an outcome.
create index record_wish on record (client_id, position)
  where type = 5 and debtor_id is not null and content like '%"callbackAt"%';
