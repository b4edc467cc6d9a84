-- A reblog is a status of its own, without a text, that shows another one.
alter table statuses.status
    add column reblog_of_id          bigint,
    add column reblog_of_account_id  bigint;

-- Who reblogged what: once per person, which statuses.status, partitioned by the reblog's own id, cannot promise. listed:
-- whether it is told who reblogged.
create table statuses.reblog (
    status_id   bigint   not null,
    account_id  bigint   not null,
    reblog_id   bigint   not null default platform.timestamp_id(),
    listed      boolean  not null,
    primary key (status_id, account_id)
) partition by range (status_id);
create index reblog_status_id_reblog_id_idx on statuses.reblog (status_id, reblog_id desc) where listed;
select statuses.match_partitions();

-- The cursor of lists of favourites, by status and by account.
alter table statuses.favourite add column id bigint;
update statuses.favourite f
set id = numbered.id
from (
    select status_id, account_id,
           platform.id_at(created_at) | (row_number() over (order by created_at) & 65535) as id
    from statuses.favourite
) numbered
where numbered.status_id = f.status_id
  and numbered.account_id = f.account_id;
alter table statuses.favourite
    alter column id set not null,
    alter column id set default platform.timestamp_id();
create index favourite_status_id_id_idx on statuses.favourite (status_id, id desc);
create index favourite_account_id_id_idx on statuses.favourite (account_id, id desc);
drop index statuses.favourite_account_id_status_id_idx;
