-- Home feeds: which statuses may stand in somebody's home timeline, written out to those who read theirs. An entry is a
-- candidate only; whether it is shown is decided when it is read (still followed, still there, meant for this reader), so
-- what ends, ends at once, and nothing has to be taken out of feeds for it.

create table timelines.feed (
    account_id          bigint      not null primary key,
    -- Everything above this id is in the feed; below it, authors are read.
    complete_from       bigint      not null,
    -- Follows above this id are not in the feed yet: their authors are read.
    follows_through     bigint      not null default 0,
    -- Empty while the feed is written for the first time; new statuses go into it already.
    built_at            timestamptz,
    last_read_at        timestamptz not null default now()
) with (fillfactor = 50);
create index feed_last_read_at_idx on timelines.feed (last_read_at);

create table timelines.feed_entry (
    account_id  bigint not null,
    status_id   bigint not null,
    author_id   bigint not null,
    primary key (account_id, status_id) include (author_id)
) partition by range (status_id);

-- What it costs to write out a status of an author, measured, where it is worth measuring.
create table timelines.author (
    account_id          bigint      not null primary key,
    followers             bigint           not null,
    followers_per_second  double precision not null,
    -- From this status on the author is read by the followers instead of written out to them.
    pulled_from         bigint,
    measured_at         timestamptz not null default now()
);
create index author_pulled_from_idx on timelines.author (account_id) include (pulled_from) where pulled_from is not null;

-- Makes the weeks (from Monday, UTC) from a day on, where they are missing.
create function timelines.ensure_partitions(from_day date, weeks integer) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '2s'
as $$
declare
    made  integer := 0;
    week  date;
    child text;
begin
    if weeks not between 1 and 200 then
        raise exception 'weeks must be between 1 and 200, not %', weeks;
    end if;
    perform pg_advisory_xact_lock(hashtext('timelines.ensure_partitions'));
    for i in 0 .. weeks - 1 loop
        week := date_trunc('week', from_day::timestamp)::date + 7 * i;
        child := to_char(week, '"feed_entry_y"YYYY"m"MM"d"DD');
        if to_regclass(format('timelines.%I', child)) is null then
            execute format('create table timelines.%I (like timelines.feed_entry including defaults including constraints)', child);
            execute format(
                'alter table timelines.feed_entry attach partition timelines.%I for values from (%s) to (%s)',
                child,
                platform.id_at(week::timestamp at time zone 'UTC'),
                platform.id_at((week + 7)::timestamp at time zone 'UTC'));
            made := made + 1;
        end if;
    end loop;
    return made;
end
$$;

-- Drops the weeks that end before a day, after saying in every feed that they are not in it any more.
create function timelines.drop_partitions(before_day date) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '500ms'
as $$
declare
    dropped integer := 0;
    child   record;
begin
    perform pg_advisory_xact_lock(hashtext('timelines.ensure_partitions'));
    update timelines.feed
    set complete_from = platform.id_at(before_day::timestamp at time zone 'UTC')
    where complete_from < platform.id_at(before_day::timestamp at time zone 'UTC');
    for child in
        select part.relname
        from pg_inherits link
        join pg_class part on part.oid = link.inhrelid
        where link.inhparent = 'timelines.feed_entry'::regclass
          and to_date(part.relname, '"feed_entry_y"YYYY"m"MM"d"DD') + 7 <= before_day
        order by part.relname
    loop
        execute format('drop table timelines.%I', child.relname);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;

revoke all on function timelines.ensure_partitions(date, integer), timelines.drop_partitions(date) from public;
grant execute on function timelines.ensure_partitions(date, integer), timelines.drop_partitions(date) to stoa_timelines;

select timelines.ensure_partitions((now() at time zone 'UTC')::date - 35, 10);
