create table graph.follow (
    id                 bigint      not null default platform.timestamp_id() primary key,
    account_id         bigint      not null,
    target_account_id  bigint      not null,
    show_reblogs       boolean     not null default true,
    notify             boolean     not null default false,
    languages          text[]      not null default '{}',
    created_at         timestamptz not null default now(),
    unique (account_id, target_account_id),
    check (account_id <> target_account_id)
);
create index follow_target_account_id_id_idx on graph.follow (target_account_id, id desc);
create index follow_account_id_id_idx on graph.follow (account_id, id desc);
