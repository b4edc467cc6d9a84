-- Refreshes of materialized views: what each view shows now, and what each attempt cost.

-- Written in the transaction that refreshes the view, so that both become visible together. version: of what the view was
-- computed from; as_of: up to when it counts.
create table platform.refreshed_view (
    view          text        not null primary key,
    version       bigint      not null,
    as_of         timestamptz not null,
    refreshed_at  timestamptz not null
);
create view platform_api.refreshed_view_v1 as
select view, as_of, refreshed_at
from platform.refreshed_view;

-- wal_bytes: what the whole server wrote meanwhile, so at most that much by the refresh.
create table platform.refresh_run (
    id           bigint       not null generated always as identity primary key,
    view         text         not null,
    outcome      text         not null check (outcome in ('refreshed', 'skipped', 'failed', 'timed_out', 'overlapped')),
    started_at   timestamptz  not null,
    duration_ms  bigint       not null,
    rows         bigint,
    wal_bytes    bigint,
    as_of        timestamptz,
    detail       text
);
create index refresh_run_view_id_idx on platform.refresh_run (view, id desc);
create index refresh_run_started_at_idx on platform.refresh_run (started_at);
