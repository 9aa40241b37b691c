-- The position of the log that a campaign's planning knew: what came after it is asked for when contacts that failed
-- are replaced. A failure of 'replaced' tells a contact whose place another takes.
alter table campaign add column known_up_to bigint not null default 0;
