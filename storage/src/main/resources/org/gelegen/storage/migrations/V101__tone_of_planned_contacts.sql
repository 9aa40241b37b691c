-- The tone that was decided for a contact; null: that of its text.
alter table planned_contact add column tone text;
