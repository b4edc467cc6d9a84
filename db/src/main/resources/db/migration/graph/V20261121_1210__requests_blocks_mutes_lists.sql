-- Whoever asks to follow a locked account; becomes a follow with the same options, or is deleted.
create table graph.follow_request (
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
create index follow_request_target_account_id_id_idx on graph.follow_request (target_account_id, id desc);

create table graph.block (
    id                 bigint      not null default platform.timestamp_id() primary key,
    account_id         bigint      not null,
    target_account_id  bigint      not null,
    created_at         timestamptz not null default now(),
    unique (account_id, target_account_id),
    check (account_id <> target_account_id)
);
create index block_account_id_id_idx on graph.block (account_id, id desc);
create index block_target_account_id_account_id_idx on graph.block (target_account_id, account_id);

create table graph.mute (
    id                  bigint      not null default platform.timestamp_id() primary key,
    account_id          bigint      not null,
    target_account_id   bigint      not null,
    hide_notifications  boolean     not null default true,
    expires_at          timestamptz,
    created_at          timestamptz not null default now(),
    unique (account_id, target_account_id),
    check (account_id <> target_account_id)
);
create index mute_account_id_id_idx on graph.mute (account_id, id desc);

create table graph.private_note (
    account_id         bigint      not null,
    target_account_id  bigint      not null,
    comment            text        not null check (char_length(comment) between 1 and 2000),
    primary key (account_id, target_account_id)
);

-- Endorsements and list members hang on a follow: whoever is not followed any more is neither.
create table graph.endorsement (
    id                 bigint      not null default platform.timestamp_id() primary key,
    account_id         bigint      not null,
    target_account_id  bigint      not null,
    follow_id          bigint      not null references graph.follow on delete cascade,
    created_at         timestamptz not null default now(),
    unique (account_id, target_account_id)
);
create index endorsement_account_id_id_idx on graph.endorsement (account_id, id desc);
create index endorsement_follow_id_idx on graph.endorsement (follow_id);

create table graph.list (
    id              bigint      not null default platform.timestamp_id() primary key,
    account_id      bigint      not null,
    title           text        not null check (char_length(title) between 1 and 256),
    replies_policy  text        not null default 'list' check (replies_policy in ('followed', 'list', 'none')),
    exclusive       boolean     not null default false,
    created_at      timestamptz not null default now()
);
create index list_account_id_id_idx on graph.list (account_id, id);

-- owner_id repeats the list's owner, so that one look-up says in which of somebody's lists an account is.
create table graph.list_member (
    id          bigint      not null default platform.timestamp_id() primary key,
    list_id     bigint      not null references graph.list on delete cascade,
    owner_id    bigint      not null,
    account_id  bigint      not null,
    follow_id   bigint      references graph.follow on delete cascade,
    created_at  timestamptz not null default now(),
    unique (list_id, account_id),
    check (follow_id is not null or owner_id = account_id)
);
create index list_member_list_id_id_idx on graph.list_member (list_id, id desc);
create index list_member_owner_id_account_id_idx on graph.list_member (owner_id, account_id);
create index list_member_follow_id_idx on graph.list_member (follow_id);
