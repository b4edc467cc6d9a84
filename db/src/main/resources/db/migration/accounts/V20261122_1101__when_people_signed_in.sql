-- How many people signed in is counted by week.
create index access_token_created_at_idx on accounts.access_token (created_at) where account_id is not null;
create index browser_session_created_at_idx on accounts.browser_session (created_at);
