create table statuses.followed_tag (
    account_id  bigint  not null,
    tag         text    not null,
    id          bigint  not null default platform.timestamp_id(),
    primary key (account_id, tag)
);
create index followed_tag_account_id_id_idx on statuses.followed_tag (account_id, id desc);
