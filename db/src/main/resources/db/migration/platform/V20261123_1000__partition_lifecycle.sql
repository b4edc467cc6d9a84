-- The life of partitions, one mechanism for all tables that are partitioned by time: made ahead, detached when their time is
-- over, ended (archived, dropped) after a grace period. What is wanted stands in the table dictionary; whoever migrates
-- copies it here, so that servers of any version, the command line and the functions below go by the same.

create table platform.partition_policy (
    schema     text      not null,
    parent     text      not null,
    -- Tables of one leader are made and retired together, slot by slot; a table alone leads itself.
    leader     text      not null,
    unit       text      not null check (unit in ('day', 'week', 'month')),
    -- Where the key is an id that carries its time: how many bits stand below the milliseconds. Empty: it is a time.
    id_bits    smallint  check (id_bits between 1 and 20),
    -- Partitions beyond the current one.
    premake    integer   not null check (premake between 1 and 400),
    -- Empty: for ever.
    retention  interval  check (retention > interval '0'),
    grace      interval  not null,
    ending     text      not null check (ending in ('archive', 'drop')),
    -- A function (regclass, timestamptz) that says why a partition with this upper bound must stay, or null.
    held_by    text,
    primary key (schema, parent)
);

-- What an operator wants otherwise than the dictionary, by leading table.
create table platform.partition_retention (
    schema     text         not null,
    parent     text         not null,
    -- Empty: for ever.
    retention  interval     check (retention > interval '0'),
    set_at     timestamptz  not null default now(),
    primary key (schema, parent)
);

-- What was taken out, and what became of it. Written before a detach begins, so that one that was interrupted is found.
create table platform.retired_partition (
    id           bigint       not null generated always as identity primary key,
    schema       text         not null,
    parent       text         not null,
    partition    text         not null,
    -- Lower inclusive, upper exclusive; as PostgreSQL prints them.
    lower_bound  text         not null,
    upper_bound  text         not null,
    from_at      timestamptz  not null,
    to_at        timestamptz  not null,
    ending       text         not null check (ending in ('archive', 'drop')),
    grace        interval     not null,
    chosen_at    timestamptz  not null default now(),
    -- Empty while the detach goes on.
    detached_at  timestamptz,
    -- When the archive, which has a grace period of its own, had proved its copy again and dropped the table.
    archived_at  timestamptz,
    -- When the table was dropped or attached again.
    ended_at     timestamptz,
    outcome      text         check (outcome in ('archived', 'dropped', 'restored'))
);
create unique index retired_partition_schema_partition_idx on platform.retired_partition (schema, partition)
    where ended_at is null;
create index retired_partition_schema_parent_from_at_idx on platform.retired_partition (schema, parent, from_at);

-- The owner drops what these say, so nobody else writes them.
revoke insert, update, delete
    on platform.partition_policy, platform.partition_retention, platform.retired_partition
    from stoa_platform;

-- A bound as an instant; a date is its beginning in UTC, whatever zone the session speaks of.
create function platform.partition_instant(bound text, id_bits smallint)
    returns timestamptz
    language sql
    stable
    return case
        when id_bits is not null then to_timestamp((bound::bigint >> id_bits) / 1000.0)
        when length(bound) = length('2026-11-01') then bound::timestamp at time zone 'UTC'
        else bound::timestamptz
    end;

create view platform.live_partition as
select
    policy.schema,
    policy.parent,
    policy.leader,
    part.oid as relation,
    part.relname::text as partition,
    bound[1] as lower_bound,
    bound[2] as upper_bound,
    platform.partition_instant(bound[1], policy.id_bits) as from_at,
    platform.partition_instant(bound[2], policy.id_bits) as to_at,
    -- Taken out of sight by a DETACH CONCURRENTLY that has not come to its end.
    link.inhdetachpending as detaching
from platform.partition_policy policy
join pg_namespace space on space.nspname = policy.schema
join pg_class parent on parent.relnamespace = space.oid and parent.relname = policy.parent
join pg_inherits link on link.inhparent = parent.oid
join pg_class part on part.oid = link.inhrelid
cross join lateral regexp_match(
    pg_get_expr(part.relpartbound, part.oid), 'FROM \(''?([^'')]+)''?\) TO \(''?([^'')]+)''?\)') as bound;

-- From the current slot on as many as the policy says, and for a table that has joined a leader all slots of that one.
create view platform.missing_partition as
select wanted.schema, wanted.parent, wanted.from_at
from (
    select policy.schema, policy.parent, slot at time zone 'UTC' as from_at
    from platform.partition_policy policy
    cross join lateral generate_series(
        date_trunc(policy.unit, now() at time zone 'UTC'),
        date_trunc(policy.unit, now() at time zone 'UTC') + policy.premake * ('1 ' || policy.unit)::interval,
        ('1 ' || policy.unit)::interval) as slot
    union
    select policy.schema, policy.parent, led.from_at
    from platform.partition_policy policy
    join platform.live_partition led on led.schema = policy.schema and led.parent = policy.leader
    where policy.parent <> policy.leader and not led.detaching
) wanted
where exists (
    select from pg_class parent
    join pg_namespace space on space.oid = parent.relnamespace
    where space.nspname = wanted.schema and parent.relname = wanted.parent and parent.relkind = 'p')
  and not exists (
    select from platform.live_partition live
    where live.schema = wanted.schema and live.parent = wanted.parent
      and live.from_at <= wanted.from_at and live.to_at > wanted.from_at)
  and not exists (
    select from platform.retired_partition retired
    where retired.schema = wanted.schema and retired.parent = wanted.parent
      and retired.from_at = wanted.from_at and retired.ended_at is null);

-- Days from now until the first insert that would find no partition, and how few of them are an alarm.
create view platform.partition_runway as
select
    policy.schema,
    policy.parent,
    coalesce(extract(epoch from (
        select min(edge.to_at)
        from platform.live_partition edge
        where edge.schema = policy.schema and edge.parent = policy.parent
          and edge.to_at > now() and not edge.detaching
          and not exists (
            select from platform.live_partition next
            where next.schema = edge.schema and next.parent = edge.parent
              and next.from_at = edge.to_at and not next.detaching)
          and exists (
            select from platform.live_partition here
            where here.schema = edge.schema and here.parent = edge.parent
              and here.from_at <= now() and here.to_at > now() and not here.detaching)) - now()) / 86400, 0)::float8 as days,
    (extract(epoch from policy.premake * ('1 ' || policy.unit)::interval) / 86400 / 2)::float8 as least_days
from platform.partition_policy policy;

-- Slots whose time is over, by the clock of the database: never the current one, never the last, and none that somebody
-- brought back on purpose.
create view platform.retirable_partition as
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
      and back.outcome = 'restored');

-- Makes the partition for an instant, where there is none: the bounds and the name follow from the policy, so that the
-- server, which has no other right to change tables, can make nothing else. Attached rather than created in place: that
-- lets writing go on, and does not wait for a long transaction that has read the table.
create function platform.make_partition(its_schema text, its_parent text, instant timestamptz)
    returns boolean
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '2s'
    set timezone = 'UTC'
as $$
declare
    policy platform.partition_policy;
    starts timestamptz;
    ends   timestamptz;
    child  text;
begin
    select * into policy
    from platform.partition_policy wanted
    where wanted.schema = its_schema and wanted.parent = its_parent;
    if not found then
        raise exception 'no lifecycle is declared for %.%', its_schema, its_parent;
    end if;
    if instant not between now() - interval '30 years' and now() + interval '5 years' then
        raise exception 'a partition for % is out of range', instant;
    end if;
    starts := date_trunc(policy.unit, instant);
    ends := starts + ('1 ' || policy.unit)::interval;
    child := its_parent || to_char(starts, case policy.unit when 'month' then '"_y"YYYY"m"MM' else '"_y"YYYY"m"MM"d"DD' end);
    perform pg_advisory_xact_lock(hashtextextended('make_partition ' || its_schema || '.' || its_parent, 0));
    if exists (
        select from platform.live_partition live
        where live.schema = its_schema and live.parent = its_parent and live.from_at < ends and live.to_at > starts)
    then
        return false;
    end if;
    execute format(
        'create table %I.%I (like %I.%I including defaults including constraints including generated including storage)',
        its_schema, child, its_schema, its_parent);
    execute format(
        'alter table %I.%I attach partition %I.%I for values from (%L) to (%L)',
        its_schema, its_parent, its_schema, child,
        case when policy.id_bits is null then starts::text
            else ((extract(epoch from starts) * 1000)::bigint << policy.id_bits)::text end,
        case when policy.id_bits is null then ends::text
            else ((extract(epoch from ends) * 1000)::bigint << policy.id_bits)::text end);
    return true;
end
$$;

-- A day of the event log stays until every consumer is past it.
create function platform.event_is_awaited(part regclass, ends timestamptz)
    returns text
    language plpgsql
    stable
    set search_path = pg_catalog, pg_temp
as $$
declare
    last bigint;
    slow text;
begin
    execute format('select max(id) from %s', part) into last;
    select string_agg(distinct consumer, ', ') into slow from platform.event_cursor where position < last;
    return 'not read yet by ' || slow;
end
$$;

do $$
declare
    module text;
begin
    foreach module in array array[
        'media', 'accounts', 'graph', 'statuses', 'timelines', 'moderation', 'notifications', 'insights']
    loop
        execute format(
            'revoke execute on function
                platform.partition_instant(text, smallint),
                platform.make_partition(text, text, timestamptz),
                platform.event_is_awaited(regclass, timestamptz)
             from %I', 'stoa_' || module);
    end loop;
end
$$;

-- What did this for the event log alone, and the recurring jobs that called for it in each module.
drop function platform.ensure_event_partitions(date, integer);
drop function platform.drop_event_partitions(date, integer);
drop function platform.event_runway();
delete from platform.job
where pool = 'maintenance'
  and task_name ~ '[.](event_)?partitions$';
