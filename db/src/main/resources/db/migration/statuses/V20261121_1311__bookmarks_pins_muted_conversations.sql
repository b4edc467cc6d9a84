create table statuses.bookmark (
    status_id   bigint  not null,
    account_id  bigint  not null,
    id          bigint  not null default platform.timestamp_id(),
    primary key (status_id, account_id)
) partition by range (status_id);
create index bookmark_account_id_id_idx on statuses.bookmark (account_id, id desc);
select statuses.match_partitions();

-- Few per account.
create table statuses.pin (
    status_id   bigint  not null,
    account_id  bigint  not null,
    id          bigint  not null default platform.timestamp_id(),
    primary key (account_id, status_id)
);

-- A conversation is named by its first status: null where the status begins it.
alter table statuses.status add column conversation_id bigint;
with recursive thread as (
    select id, id as first
    from statuses.status
    where in_reply_to_id is null
    union all
    select answer.id, thread.first
    from thread
    join statuses.status answer on answer.in_reply_to_id = thread.id
)
update statuses.status s
set conversation_id = thread.first
from thread
where thread.id = s.id
  and thread.first <> s.id;

create table statuses.muted_conversation (
    account_id       bigint       not null,
    conversation_id  bigint       not null,
    created_at       timestamptz  not null default now(),
    primary key (account_id, conversation_id)
);
