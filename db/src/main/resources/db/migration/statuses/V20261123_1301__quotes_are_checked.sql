alter table statuses.status validate constraint status_quote_state_check;
alter table statuses.status validate constraint status_quote_policy_check;
