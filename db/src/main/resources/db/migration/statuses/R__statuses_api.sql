-- What timelines choose from; a status is shown only after statuses has checked that its viewer may see it.
create or replace view statuses_api.status_v1 as
select id, account_id, visibility, in_reply_to_id, in_reply_to_account_id, language
from statuses.status;

create or replace view statuses_api.mention_v1 as
select status_id, account_id
from statuses.mention;
