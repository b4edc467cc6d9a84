-- Who reported whom, for those who are told of it.
create or replace view moderation_api.report_v1 as
select id as report_id, account_id, target_account_id
from moderation.report;
