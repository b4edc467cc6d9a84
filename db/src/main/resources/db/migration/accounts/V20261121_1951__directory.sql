-- The directory: those who let themselves be discovered, the newest or the most lately active first.
create index account_discoverable_id_idx on accounts.account (id desc)
    where discoverable and suspended_at is null;
create index account_counter_last_status_on_idx on accounts.account_counter (last_status_on desc, account_id desc)
    where last_status_on is not null;
