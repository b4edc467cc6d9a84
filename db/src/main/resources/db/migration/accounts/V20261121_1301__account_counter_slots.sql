-- The figures of a much-followed account are changed by many at once: 16 rows instead of one (platform.counter_slot). A
-- figure is the sum over the slots; a single slot may be below zero. What was counted so far is slot 0.
alter table accounts.account_counter
    add column slot smallint not null default 0 check (slot between 0 and 15),
    drop constraint account_counter_pkey,
    add primary key (account_id, slot);
