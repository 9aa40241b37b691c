-- What there is to know of a dry run's plan, and the same with other settings. what_if: the settings to try, a JSON
-- object as text, empty where there are none; one that asks for others is another request.
alter table campaign_request
  add column what_if text collate "C" not null default '',
  add column report jsonb,
  add column what_if_report jsonb;
drop index campaign_request_queued;
create unique index campaign_request_queued on campaign_request (client_id, business_date, dry_run, hashtextextended(what_if, 0))
  where status = 'queued';
