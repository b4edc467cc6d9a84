-- Whose votes they are, and who was answered in what is gone: asked when an account is erased.
create index poll_vote_account_id_idx on statuses.poll_vote (account_id);
create index status_in_reply_to_account_id_idx on statuses.status (in_reply_to_account_id)
    where in_reply_to_id is null and in_reply_to_account_id is not null;
