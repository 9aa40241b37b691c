-- What there is to know of a campaign's plan beside its contacts: counts and sums, nothing of any one debtor. Null where
-- the campaign was planned before this was kept.
alter table campaign add column report jsonb;
