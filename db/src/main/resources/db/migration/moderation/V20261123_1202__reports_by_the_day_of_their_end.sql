-- How many reports were dealt with is counted by day.
create index report_action_taken_at_idx on moderation.report (action_taken_at) where action_taken_at is not null;
