-- What rules and offers were declared in, by the labels that decisions name: those are made again by the rules of then. Nothing in it is
-- about a client, and nothing of it changes or goes.
create table declared_text (
  kind text not null,
  label text collate "C" not null,
  content text not null,
  kept_at timestamptz not null,
  primary key (kind, label)
);

grant select, insert on declared_text to gelegen_service;
