-- What is to be posted later, as it was asked for; deleted when it is posted.
create table statuses.scheduled_status (
    id            bigint       not null default platform.timestamp_id() primary key,
    account_id    bigint       not null,
    scheduled_at  timestamptz  not null,
    params        text         not null
);
create index scheduled_status_account_id_id_idx on statuses.scheduled_status (account_id, id desc);
create index scheduled_status_account_id_scheduled_at_idx on statuses.scheduled_status (account_id, scheduled_at);

-- A key stands for a status, or for one that is scheduled.
alter table statuses.idempotency_key
    add column scheduled_status_id bigint;
