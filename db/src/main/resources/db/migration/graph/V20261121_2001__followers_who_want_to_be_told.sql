-- Few of an author's followers want to be told of each status.
create index follow_target_account_id_notify_idx on graph.follow (target_account_id) where notify;
