-- Whom somebody does not want to be suggested any more.
create table graph.dismissed_suggestion (
    account_id         bigint       not null,
    target_account_id  bigint       not null,
    created_at         timestamptz  not null default now(),
    primary key (account_id, target_account_id)
);

-- Who has the most followers, as last computed: to be suggested to those who follow nobody yet.
create table graph.popular_account (
    account_id  bigint  not null primary key,
    followers   bigint  not null
);
