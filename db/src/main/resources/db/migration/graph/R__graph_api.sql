-- Who stands how to whom, for set-based reads of timelines, visibility and notifications. Columns are only ever added,
-- at the end.

-- languages: to be shown only, empty for all. id is the cursor of lists of followers.
create or replace view graph_api.follow_v1 as
select account_id, target_account_id, show_reblogs, notify, languages, id, created_at
from graph.follow;

create or replace view graph_api.block_v1 as
select account_id, target_account_id, created_at
from graph.block;

-- Those in force.
create or replace view graph_api.mute_v1 as
select account_id, target_account_id, hide_notifications, expires_at, created_at
from graph.mute
where expires_at is null or expires_at > now();

-- Who is shown nothing of whom unasked: blocks in both directions, and mutes. An account may come up more than once.
create or replace view graph_api.hidden_account_v1 as
select account_id, target_account_id as hidden_account_id
from graph.block
union all
select target_account_id, account_id
from graph.block
union all
select account_id, target_account_id
from graph.mute
where expires_at is null or expires_at > now();

create or replace view graph_api.list_v1 as
select id, account_id, replies_policy, exclusive
from graph.list;

create or replace view graph_api.list_member_v1 as
select m.list_id, m.owner_id, m.account_id, l.replies_policy, l.exclusive
from graph.list_member m
join graph.list l on l.id = m.list_id;

create or replace view graph_api.follow_request_v1 as
select account_id, target_account_id, created_at
from graph.follow_request;
