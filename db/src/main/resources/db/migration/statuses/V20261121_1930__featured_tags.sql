-- Hashtags that people show on their profiles. At most ten per account.
create table statuses.featured_tag (
    id          bigint  not null default platform.timestamp_id() primary key,
    account_id  bigint  not null,
    tag         text    not null,
    name        text    not null,
    unique (account_id, tag)
);
create index featured_tag_account_id_id_idx on statuses.featured_tag (account_id, id);
