-- Everything of somebody's in one file, at most one a week, while it can be downloaded or is being made.
create table accounts.archive (
    account_id    bigint      not null primary key references accounts.account on delete cascade,
    requested_at  timestamptz not null,
    ready_at      timestamptz,
    -- Where it lies in the storage of media, and how large it is.
    object        text,
    bytes         bigint,
    check ((ready_at is null) = (object is null) and (ready_at is null) = (bytes is null))
);
create index archive_requested_at_idx on accounts.archive (requested_at);
