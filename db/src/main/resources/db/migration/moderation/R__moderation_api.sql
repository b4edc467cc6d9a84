-- Who reported whom, and when somebody dealt with it, for those who are told of it and those who count.
create or replace view moderation_api.report_v1 as
select id as report_id, account_id, target_account_id, action_taken_at
from moderation.report;
