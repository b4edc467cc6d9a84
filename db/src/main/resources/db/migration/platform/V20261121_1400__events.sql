-- The event log: what happened, in the order in which it may be delivered. Rows are inserted and never touched again; old
-- days are dropped whole. An insert into a day without a partition would fail, so days are made far ahead.

create sequence platform.event_id as bigint;

create table platform.event (
    id            bigint      not null default nextval('platform.event_id'),
    name          text        not null,
    version       smallint    not null,
    key           bigint      not null,
    payload       jsonb       not null,
    published_at  timestamptz not null default clock_timestamp(),
    primary key (id, published_at)
) partition by range (published_at);

-- How far each consumer has come, shard by shard, and which instance works on the shard now. One update per batch, so a
-- snapshot that keeps dead versions from being pruned keeps few of them.
create table platform.event_cursor (
    consumer      text        not null,
    shard         smallint    not null,
    shards        smallint    not null,
    position      bigint      not null,
    position_at   timestamptz not null,
    fence         bigint      not null default 0,
    owner         uuid,
    leased_until  timestamptz,
    primary key (consumer, shard),
    check (shard >= 0 and shard < shards)
) with (fillfactor = 10, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);

-- The instances that work on events, so that each takes its share.
create table platform.event_instance (
    instance  uuid        not null primary key,
    seen_at   timestamptz not null
);

-- Events that a consumer could not handle, and those behind them with the same key while they are being retried.
create table platform.parked_event (
    consumer         text        not null,
    event_id         bigint      not null,
    shard            smallint    not null,
    key              bigint      not null,
    name             text        not null,
    version          smallint    not null,
    payload          jsonb       not null,
    published_at     timestamptz not null,
    state            text        not null check (state in ('waiting', 'retrying', 'parked')),
    attempts         smallint    not null default 0,
    next_attempt_at  timestamptz not null,
    error            text,
    failed_at        timestamptz,
    primary key (consumer, event_id)
);
create index parked_event_consumer_shard_event_id_idx on platform.parked_event (consumer, shard, event_id)
    where state <> 'parked';

-- An id is handed out when an event is published and becomes visible at the commit, so a lower id may show up after a
-- higher one. Each transaction that publishes therefore holds, from before its first id until after its commit, a shared
-- lock whose key says "my ids are above this one". Whoever reads goes no further than the lowest of these keys.
--
-- The key: 16 bits that say what the lock is for, then 48 bits of the id.
create function platform.publish_events(names text[], versions smallint[], keys bigint[], payloads jsonb[])
    returns void
    language plpgsql
    volatile
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_advisory_xact_lock_shared(
        (24074::bigint << 48) | coalesce(pg_sequence_last_value('platform.event_id'::regclass), 0));
    insert into platform.event (name, version, key, payload)
    select fresh.name, fresh.version, fresh.key, fresh.payload
    from unnest(names, versions, keys, payloads) with ordinality as fresh (name, version, key, payload, place)
    order by fresh.place;
end
$$;

-- Up to which id the log is settled: every event at or below it is visible to a statement that begins after this one, or
-- will never be. The last id is read first: whoever takes a lock after the look at the locks gets higher ids.
-- Only on the primary, and in a transaction of its own statement (read committed).
create function platform.event_horizon()
    returns bigint
    language plpgsql
    volatile
    set search_path = pg_catalog, pg_temp
as $$
declare
    last    bigint := coalesce(pg_sequence_last_value('platform.event_id'::regclass), 0);
    settled bigint;
begin
    select min(((held.classid::bigint & 65535) << 32) | held.objid::bigint)
    into settled
    from pg_locks held
    where held.locktype = 'advisory'
      and held.objsubid = 1
      and held.classid::bigint >> 16 = 24074
      and held.database = (select oid from pg_database where datname = current_database());
    return least(last, settled);
end
$$;

-- Makes the days from one on, where they are missing. Attached rather than created in place: that lets publishing go on,
-- and does not wait for a long transaction that has read the log.
create function platform.ensure_event_partitions(from_day date, days integer)
    returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '2s'
as $$
declare
    made  integer := 0;
    day   date;
    child text;
begin
    if days not between 1 and 400 then
        raise exception 'days must be between 1 and 400, not %', days;
    end if;
    perform pg_advisory_xact_lock(hashtext('platform.ensure_event_partitions'));
    for i in 0 .. days - 1 loop
        day := from_day + i;
        child := to_char(day, '"event_y"YYYY"m"MM"d"DD');
        if to_regclass(format('platform.%I', child)) is null then
            execute format(
                'create table platform.%I (like platform.event including defaults including constraints)', child);
            execute format(
                'alter table platform.event attach partition platform.%I for values from (%L) to (%L)',
                child, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
            made := made + 1;
        end if;
    end loop;
    return made;
end
$$;

-- Drops the days before one, oldest first, as far as every cursor is past them, and at most some at a time. The short
-- timeout is how long publishing may wait behind a drop that waits itself.
create function platform.drop_event_partitions(before_day date, most integer)
    returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '500ms'
as $$
declare
    dropped integer := 0;
    reached bigint;
    child   record;
    last    bigint;
begin
    perform pg_advisory_xact_lock(hashtext('platform.ensure_event_partitions'));
    select coalesce(min(position), 9223372036854775807) into reached from platform.event_cursor;
    for child in
        select part.relname
        from pg_inherits link
        join pg_class part on part.oid = link.inhrelid
        where link.inhparent = 'platform.event'::regclass
          and part.relname < to_char(before_day, '"event_y"YYYY"m"MM"d"DD')
        order by part.relname
        limit most
    loop
        execute format('select max(id) from platform.%I', child.relname) into last;
        exit when last > reached;
        execute format('drop table platform.%I', child.relname);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;

-- The last day up to which every insert finds its partition.
create function platform.event_runway()
    returns date
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
    select max(to_date(part.relname, '"event_y"YYYY"m"MM"d"DD'))
    from pg_inherits link
    join pg_class part on part.oid = link.inhrelid
    where link.inhparent = 'platform.event'::regclass
$$;

-- The log is platform's own business: other modules publish through its code.
do $$
declare
    module text;
begin
    foreach module in array array[
        'media', 'accounts', 'graph', 'statuses', 'timelines', 'moderation', 'notifications', 'insights']
    loop
        execute format(
            'revoke execute on function
                platform.publish_events(text[], smallint[], bigint[], jsonb[]),
                platform.event_horizon(),
                platform.ensure_event_partitions(date, integer),
                platform.drop_event_partitions(date, integer),
                platform.event_runway()
             from %I', 'stoa_' || module);
    end loop;
end
$$;

select platform.ensure_event_partitions((now() at time zone 'UTC')::date - 1, 31);
