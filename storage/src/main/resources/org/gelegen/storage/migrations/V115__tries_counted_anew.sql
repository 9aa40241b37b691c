-- How many attempts there were when somebody planned the contact again.
alter table planned_contact add column attempts_before integer not null default 0;
