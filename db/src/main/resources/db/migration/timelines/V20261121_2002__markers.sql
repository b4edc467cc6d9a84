-- How far somebody has read. The version counts up with each change, so that of two devices that write at once one is told.
create table timelines.marker (
    account_id    bigint      not null,
    timeline      text        not null check (timeline in ('home', 'notifications')),
    last_read_id  bigint      not null,
    version       integer     not null default 1,
    updated_at    timestamptz not null default now(),
    primary key (account_id, timeline)
) with (fillfactor = 50);
