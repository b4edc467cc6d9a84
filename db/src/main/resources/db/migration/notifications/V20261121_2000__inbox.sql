-- What people are told, one row per person and fact. Ids carry their time (41 bits of milliseconds, 12 of sequence) and stay
-- below 2^53: the API hands them out as JSON numbers too, which clients read as doubles.

create sequence notifications.notification_id_sequence as bigint;
grant usage on sequence notifications.notification_id_sequence to stoa_notifications;

create function notifications.next_id()
  returns bigint
  language sql
  volatile
  parallel unsafe
  return floor(extract(epoch from clock_timestamp()) * 1000)::bigint << 12
    | (nextval('notifications.notification_id_sequence'::regclass) & 4095);

create function notifications.id_at(instant timestamptz)
  returns bigint
  language sql
  immutable
  strict
  parallel safe
  return floor(extract(epoch from instant) * 1000)::bigint << 12;

create table notifications.notification (
    account_id       bigint  not null,
    id               bigint  not null default notifications.next_id(),
    type             text    not null check (type in
        ('mention', 'status', 'reblog', 'follow', 'follow_request', 'favourite', 'poll', 'update', 'admin.sign_up')),
    from_account_id  bigint  not null,
    -- The status that it is about: the favourited or reblogged one, the one that mentions.
    status_id        bigint,
    conversation_id  bigint,
    group_key        text    not null,
    -- Kept apart as a request, after the policy of its reader.
    filtered         boolean not null default false,
    primary key (account_id, id)
) partition by range (id);
create index notification_account_id_group_key_id_idx on notifications.notification (account_id, group_key, id);
create index notification_account_id_from_account_id_idx
    on notifications.notification (account_id, from_account_id, type, status_id);
create index notification_status_id_idx on notifications.notification (status_id) where status_id is not null;

-- Whom a reader wants to hear of; without a row the defaults of these columns.
create table notifications.policy (
    account_id            bigint not null primary key,
    for_not_following     text   not null default 'accept' check (for_not_following in ('accept', 'filter', 'drop')),
    for_not_followers     text   not null default 'accept' check (for_not_followers in ('accept', 'filter', 'drop')),
    for_new_accounts      text   not null default 'accept' check (for_new_accounts in ('accept', 'filter', 'drop')),
    for_private_mentions  text   not null default 'filter' check (for_private_mentions in ('accept', 'filter', 'drop')),
    for_limited_accounts  text   not null default 'filter' check (for_limited_accounts in ('accept', 'filter', 'drop'))
);

-- Somebody of whom a reader has filtered notifications.
create table notifications.request (
    account_id       bigint      not null,
    from_account_id  bigint      not null,
    id               bigint      not null default notifications.next_id(),
    last_status_id   bigint,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    primary key (account_id, from_account_id)
);
create unique index request_account_id_id_idx on notifications.request (account_id, id desc);

-- Somebody whose request was accepted: whatever the policy says, the reader hears of them.
create table notifications.permission (
    account_id       bigint      not null,
    from_account_id  bigint      not null,
    created_at       timestamptz not null default now(),
    primary key (account_id, from_account_id)
);

-- Makes the months from a day on, where they are missing.
create function notifications.ensure_partitions(from_day date, months integer) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '2s'
as $$
declare
    made  integer := 0;
    month date;
    child text;
begin
    if months not between 1 and 60 then
        raise exception 'months must be between 1 and 60, not %', months;
    end if;
    perform pg_advisory_xact_lock(hashtext('notifications.ensure_partitions'));
    for i in 0 .. months - 1 loop
        month := (date_trunc('month', from_day::timestamp) + make_interval(months => i))::date;
        child := to_char(month, '"notification_y"YYYY"m"MM');
        if to_regclass(format('notifications.%I', child)) is null then
            execute format(
                'create table notifications.%I (like notifications.notification including defaults including constraints)',
                child);
            execute format(
                'alter table notifications.notification attach partition notifications.%I for values from (%s) to (%s)',
                child,
                notifications.id_at(month::timestamp at time zone 'UTC'),
                notifications.id_at((month + interval '1 month')::timestamp at time zone 'UTC'));
            made := made + 1;
        end if;
    end loop;
    return made;
end
$$;

-- Drops the months that end before a day, and the requests of which nothing is left.
create function notifications.drop_partitions(before_day date) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '500ms'
as $$
declare
    dropped integer := 0;
    child   record;
begin
    perform pg_advisory_xact_lock(hashtext('notifications.ensure_partitions'));
    for child in
        select part.relname
        from pg_inherits link
        join pg_class part on part.oid = link.inhrelid
        where link.inhparent = 'notifications.notification'::regclass
          and to_date(part.relname, '"notification_y"YYYY"m"MM') + interval '1 month' <= before_day
        order by part.relname
    loop
        execute format('drop table notifications.%I', child.relname);
        dropped := dropped + 1;
    end loop;
    if dropped > 0 then
        delete from notifications.request where updated_at < before_day;
    end if;
    return dropped;
end
$$;

revoke all on function notifications.ensure_partitions(date, integer), notifications.drop_partitions(date) from public;
grant execute on function notifications.ensure_partitions(date, integer), notifications.drop_partitions(date)
    to stoa_notifications;

select notifications.ensure_partitions((now() - interval '1 month')::date, 6);
