-- Looked at with every page of statuses, and small: the suspended, the deleted and the silenced.
create index concurrently account_restricted_idx on accounts.account (id) where suspended_at is not null or silenced_at is not null;
