-- contact_id, written_at: the last contact that was handed over, or may have been; absent: none yet. A number is kept before that.
alter table written_number alter column contact_id drop not null, alter column written_at drop not null;
