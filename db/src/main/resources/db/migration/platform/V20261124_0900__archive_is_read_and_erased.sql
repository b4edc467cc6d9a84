-- The archive is read, what somebody touches there comes back into its table, and what nobody is to have any more is erased.

-- Rows in the files that count no more. Readers pass over them from now on; a run of the archive writes the files without them.
create table platform.archive_erasure (
    id           bigint       not null generated always as identity primary key,
    schema_name  text         not null,
    -- row: all whose key begins with this number. account: all that it wrote or did, and what hangs on what it wrote.
    kind         text         not null check (kind in ('row', 'account')),
    number       bigint       not null,
    asked_at     timestamptz  not null default now(),
    -- When no file had them any more, and how many rows that were.
    erased_at    timestamptz,
    erased_rows  bigint,
    constraint archive_erasure_receipt_check check ((erased_at is null) = (erased_rows is null))
);
create unique index archive_erasure_schema_name_kind_number_idx on platform.archive_erasure (schema_name, kind, number)
    where erased_at is null;

-- The receipt of a file that was written anew: rows and sums before, without, and after; before is without and after together.
create table platform.archive_rewrite (
    id               bigint       not null generated always as identity primary key,
    schema_name      text         not null,
    partition_name   text         not null,
    sha256_before    text         not null,
    sha256_after     text         not null,
    rows_before      bigint       not null,
    rows_erased      bigint       not null,
    checksum_before  text         not null,
    checksum_erased  text         not null,
    checksum_after   text         not null,
    rewritten_at     timestamptz  not null default now()
);

-- An object that is not, or no longer, the file of the partition: its name is noted before it is written, and it is deleted by the
-- next run.
alter table platform.archived_partition add column other_object text;

revoke insert, update, delete on platform.archive_erasure, platform.archive_rewrite from stoa_platform;

-- For a day longer than the files have it: somebody may have read them before.
create view platform_api.archive_erasure_v1 as
select schema_name, kind, number
from platform.archive_erasure
where erased_at is null or erased_at > now() - interval '1 day';

-- For modules, of their own schema: notes what counts no more, and answers with those numbers that were not noted yet. Of two who note
-- one at a time the second waits for the first.
create function platform.erase_from_archive(its_schema text, its_kind text, numbers bigint[])
    returns setof bigint
    language sql
    volatile
    security definer
    set search_path = pg_catalog, pg_temp
begin atomic
    insert into platform.archive_erasure (schema_name, kind, number)
    select its_schema, its_kind, n
    from unnest(numbers) as n
    order by n
    on conflict (schema_name, kind, number) where erased_at is null do nothing
    returning number;
end;

-- In the place of a partition that was detached for the archive: an empty one, for what comes back, and so that nothing that is written
-- to an old row fails. Nothing happens where there is one.
create function platform.keep_open(its_schema text, its_parent text, its_partition text, lower_bound text, upper_bound text)
    returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '2s'
as $$
declare
    child text := its_partition || '_back';
begin
    if to_regclass(format('%I.%I', its_schema, child)) is not null then
        return false;
    end if;
    execute format(
        'create table %I.%I (like %I.%I including defaults including constraints including generated including storage)',
        its_schema, child, its_schema, its_parent);
    execute format(
        'alter table %I.%I attach partition %I.%I for values from (%L) to (%L)',
        its_schema, its_parent, its_schema, child, lower_bound, upper_bound);
    return true;
end
$$;
revoke execute on function platform.keep_open(text, text, text, text, text) from public;
do $$
declare
    module text;
begin
    foreach module in array array[
        'media', 'accounts', 'graph', 'statuses', 'timelines', 'moderation', 'notifications', 'insights']
    loop
        execute format(
            'revoke execute on function platform.keep_open(text, text, text, text, text) from %I', 'stoa_' || module);
        if module <> 'statuses' then
            execute format(
                'revoke execute on function platform.erase_from_archive(text, text, bigint[]) from %I', 'stoa_' || module);
        end if;
    end loop;
end
$$;
revoke execute on function platform.erase_from_archive(text, text, bigint[]) from public;

-- As before, and never what came back out of the archive: its month is there already.
create or replace view platform.retirable_partition as
select live.schema, live.leader, live.partition, live.from_at, live.to_at
from platform.partition_policy policy
join platform.live_partition live on live.schema = policy.schema and live.parent = policy.parent
left join platform.partition_retention wish on wish.schema = policy.schema and wish.parent = policy.parent
where policy.parent = policy.leader
  and not live.detaching
  and live.to_at <= now()
  and live.to_at <= (now() at time zone 'UTC'
      - case when wish.schema is null then policy.retention else wish.retention end) at time zone 'UTC'
  and exists (
    select from platform.live_partition later
    where later.schema = live.schema and later.parent = live.parent and later.from_at >= live.to_at)
  and not exists (
    select from platform.retired_partition back
    where back.schema = live.schema and back.parent = live.parent and back.from_at = live.from_at
      and (back.outcome = 'restored' or back.ending = 'archive'));
