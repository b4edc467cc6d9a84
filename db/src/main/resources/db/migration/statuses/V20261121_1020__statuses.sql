-- Statuses and what hangs on a status by its id: partitioned alike, by id range, a month each. An id carries its time,
-- so a month is a range of ids, and keyset paging by id reads few partitions. There is no default partition.

create table statuses.status (
    id                      bigint      not null default platform.timestamp_id(),
    account_id              bigint      not null,
    text                    text        not null,
    content                 text        not null,
    spoiler_text            text        not null default '',
    sensitive               boolean     not null default false,
    visibility              text        not null check (visibility in ('public', 'unlisted', 'private', 'direct')),
    language                text,
    in_reply_to_id          bigint,
    in_reply_to_account_id  bigint,
    application_name        text,
    application_website     text,
    replies_count           bigint      not null default 0,
    favourites_count        bigint      not null default 0,
    created_at              timestamptz not null default now(),
    primary key (id)
) partition by range (id);
create index status_account_id_id_idx on statuses.status (account_id, id desc);
create index status_in_reply_to_id_idx on statuses.status (in_reply_to_id, id) where in_reply_to_id is not null;
create index status_public_id_idx on statuses.status (id desc) where visibility = 'public';

create table statuses.mention (
    status_id   bigint not null,
    account_id  bigint not null,
    username    text   not null,
    primary key (status_id, account_id)
) partition by range (status_id);
create index mention_account_id_status_id_idx on statuses.mention (account_id, status_id desc);

create table statuses.status_tag (
    status_id  bigint not null,
    tag        text   not null,
    primary key (status_id, tag)
) partition by range (status_id);
create index status_tag_tag_status_id_idx on statuses.status_tag (tag, status_id desc);

create table statuses.favourite (
    status_id   bigint      not null,
    account_id  bigint      not null,
    created_at  timestamptz not null default now(),
    primary key (status_id, account_id)
) partition by range (status_id);
create index favourite_account_id_status_id_idx on statuses.favourite (account_id, status_id desc);

-- A repeated Idempotency-Key answers with the status of the first request; kept for an hour.
create table statuses.idempotency_key (
    account_id  bigint      not null,
    key         text        not null,
    status_id   bigint,
    created_at  timestamptz not null default now(),
    primary key (account_id, key)
);
create index idempotency_key_created_at_idx on statuses.idempotency_key (created_at);

-- Makes the partitions of the months from a day on, where they are missing. Callable by the server, which has no other
-- right to change tables; one caller at a time.
create function statuses.ensure_partitions(from_day date, months integer) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    made  integer := 0;
    month date;
    child text;
    parent text;
begin
    if months not between 1 and 240 then
        raise exception 'months must be between 1 and 240, not %', months;
    end if;
    perform pg_advisory_xact_lock(hashtext('statuses.ensure_partitions'));
    for i in 0 .. months - 1 loop
        month := (date_trunc('month', from_day) + make_interval(months => i))::date;
        foreach parent in array array['status', 'mention', 'status_tag', 'favourite'] loop
            child := parent || to_char(month, '"_y"YYYY"m"MM');
            if to_regclass(format('statuses.%I', child)) is null then
                execute format(
                    'create table statuses.%I partition of statuses.%I for values from (%s) to (%s)',
                    child, parent,
                    platform.id_at(month::timestamp at time zone 'UTC'),
                    platform.id_at((month + interval '1 month')::timestamp at time zone 'UTC'));
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end
$$;
revoke all on function statuses.ensure_partitions(date, integer) from public;
grant execute on function statuses.ensure_partitions(date, integer) to stoa_statuses;

-- The month before, too: clocks differ. Whoever brings older statuses makes their months first.
select statuses.ensure_partitions((now() - interval '1 month')::date, 5);
