-- Who follows whom, for set-based reads of timelines and visibility.
create or replace view graph_api.follow_v1 as
select account_id, target_account_id, show_reblogs, notify, languages, id, created_at
from graph.follow;
