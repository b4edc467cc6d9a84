-- The conversations of direct statuses as each of those who take part has them: with the latest status that they may see,
-- null only until the transaction that deletes it has looked for another.
create table statuses.direct_conversation (
    id               bigint   not null default platform.timestamp_id() primary key,
    account_id       bigint   not null,
    conversation_id  bigint   not null,
    last_status_id   bigint,
    unread           boolean  not null default false,
    unique (account_id, conversation_id)
);
create index direct_conversation_account_id_last_status_id_idx
    on statuses.direct_conversation (account_id, last_status_id desc);
create index direct_conversation_last_status_id_idx on statuses.direct_conversation (last_status_id);
create index status_direct_conversation_id_idx
    on statuses.status (conversation_id, id) where visibility = 'direct';

insert into statuses.direct_conversation (account_id, conversation_id, last_status_id)
select account_id, conversation_id, max(id)
from (
    select s.account_id, coalesce(s.conversation_id, s.id) as conversation_id, s.id
    from statuses.status s
    where s.visibility = 'direct'
    union all
    select m.account_id, coalesce(s.conversation_id, s.id), s.id
    from statuses.status s
    join statuses.mention m on m.status_id = s.id
    where s.visibility = 'direct') part
group by account_id, conversation_id;
