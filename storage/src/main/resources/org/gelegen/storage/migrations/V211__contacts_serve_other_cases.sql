-- The debtor's other cases that a contact speaks of beside its own.
alter table planned_contact add column also_case_ids text[] not null default '{}';
