-- Whoever holds a token sees at least what was there when it was issued, their own account for one.
alter table accounts.access_token
    add column issued_timeline integer not null default platform.wal_timeline(),
    add column issued_lsn      bigint  not null default platform.wal_lsn();
