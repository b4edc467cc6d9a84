-- What people report to those who look after the server. Rules are named as they were called then: they may change.
create table moderation.report (
    id                bigint       not null default platform.timestamp_id() primary key,
    account_id        bigint       not null,
    target_account_id bigint       not null,
    status_ids        bigint[]     not null default '{}' check (cardinality(status_ids) <= 100),
    rule_ids          text[]       not null default '{}' check (cardinality(rule_ids) <= 100),
    category          text         not null check (category in ('other', 'spam', 'legal', 'violation')),
    comment           text         not null default '' check (char_length(comment) <= 1000),
    -- Of the server that it was sent on to; nobody federates here yet.
    forwarded         boolean      not null default false,
    action_taken_at   timestamptz,
    created_at        timestamptz  not null default now()
);
create index report_target_account_id_id_idx on moderation.report (target_account_id, id desc);
create index report_account_id_idx on moderation.report (account_id);
create index report_open_idx on moderation.report (id desc) where action_taken_at is null;
