-- What people do not want to see, or not without a warning. Few per account.
create table statuses.filter (
    id          bigint      not null default platform.timestamp_id() primary key,
    account_id  bigint      not null,
    title       text        not null check (char_length(title) between 1 and 512),
    contexts    text[]      not null check (
        contexts <@ array['home', 'notifications', 'public', 'thread', 'account'] and cardinality(contexts) > 0),
    action      text        not null default 'warn' check (action in ('warn', 'hide', 'blur')),
    expires_at  timestamptz
);
create index filter_account_id_id_idx on statuses.filter (account_id, id);

create table statuses.filter_keyword (
    id          bigint   not null default platform.timestamp_id() primary key,
    filter_id   bigint   not null references statuses.filter on delete cascade,
    keyword     text     not null check (char_length(keyword) between 1 and 512),
    whole_word  boolean  not null default true
);
create index filter_keyword_filter_id_id_idx on statuses.filter_keyword (filter_id, id);

create table statuses.filter_status (
    id         bigint  not null default platform.timestamp_id() primary key,
    filter_id  bigint  not null references statuses.filter on delete cascade,
    status_id  bigint  not null,
    unique (filter_id, status_id)
);
create index filter_status_status_id_idx on statuses.filter_status (status_id);
