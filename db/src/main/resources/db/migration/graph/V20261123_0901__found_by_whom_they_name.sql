-- What others noted about an account goes with it.
create index mute_target_account_id_idx on graph.mute (target_account_id);
create index private_note_target_account_id_idx on graph.private_note (target_account_id);
create index dismissed_suggestion_target_account_id_idx on graph.dismissed_suggestion (target_account_id);
