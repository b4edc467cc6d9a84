-- What happened, by day (UTC), as far as dashboards count it, and what is kept of each day for good.

-- One row per event, with what it takes to count it. Days are dropped some time after they were rolled up.
--   kind               post, reply, reblog, favourite, follow, unfollow
--   account_id         who did it
--   target_account_id  whose status was answered, reblogged or favourited; who was followed
--   target_status_id   which one
--   language …         of posts and replies
create table insights.event (
    day                date         not null,
    event_id           bigint       not null,
    kind               text         not null check (kind in ('post', 'reply', 'reblog', 'favourite', 'follow', 'unfollow')),
    account_id         bigint       not null,
    happened_at        timestamptz  not null,
    target_account_id  bigint,
    target_status_id   bigint,
    language           text,
    client             text,
    tags               text[]       not null default '{}',
    with_media         boolean      not null default false,
    primary key (day, event_id)
) partition by range (day);

-- Whoever writes events of a day holds its row (for key share); whoever closes it takes it for itself. A day that is closed is
-- never rolled up again: what comes later is counted here and nowhere else.
create table insights.day (
    day           date         not null primary key,
    events        bigint       not null default 0,
    late_events   bigint       not null default 0,
    rolled_up_at  timestamptz,
    closed_at     timestamptz,
    version       bigint       not null default 0
);
create index day_open_idx on insights.day (day) where closed_at is null;
create index day_version_idx on insights.day (version);
create sequence insights.version as bigint;

-- The figures of a day. people…: distinct people who did something or signed in, on the day, within 7 and 30 days up to it,
-- since Monday, since the first of the month.
create table insights.day_figure (
    day               date    not null primary key,
    sign_ups          bigint  not null,
    posts             bigint  not null,
    replies           bigint  not null,
    reblogs           bigint  not null,
    favourites        bigint  not null,
    follows           bigint  not null,
    with_media        bigint  not null,
    reports_opened    bigint  not null,
    reports_resolved  bigint  not null,
    people            bigint  not null,
    people_week       bigint  not null,
    people_month      bigint  not null,
    people_monday     bigint  not null,
    people_first      bigint  not null
);

-- Everybody who was ever counted has a number, so that sets of people are bits.
create table insights.person (
    account_id  bigint   not null primary key,
    number      integer  not null generated always as identity unique
);

-- Sets of people: bit n of chunk c stands for number 8192 c + n, the first bit on the left. A kilobyte each, exact, and any union of
-- days is counted by OR.
create table insights.active_set (
    day      date       not null,
    chunk    integer    not null,
    members  bit(8192)  not null,
    primary key (day, chunk)
) partition by range (day);
create table insights.sign_up_set (
    day      date       not null,
    chunk    integer    not null,
    members  bit(8192)  not null,
    primary key (day, chunk)
) partition by range (day);

-- How many of those who signed up in a period (a day, or a month by its first day) were active in another.
create table insights.cohort (
    frequency  text    not null check (frequency in ('day', 'month')),
    period     date    not null,
    cohort     date    not null,
    people     bigint  not null,
    primary key (frequency, period, cohort)
);

-- languages: uses by language, und where the status names none.
create table insights.tag_day (
    day        date    not null,
    tag        text    not null,
    uses       bigint  not null,
    people     bigint  not null,
    languages  jsonb   not null,
    primary key (day, tag)
) partition by range (day);
create index tag_day_tag_day_idx on insights.tag_day (tag, day);

-- Posts and replies by language and by the name of the app.
create table insights.label_day (
    day    date    not null,
    kind   text    not null check (kind in ('language', 'client')),
    label  text    not null,
    posts  bigint  not null,
    primary key (day, kind, label)
) partition by range (day);

-- What authors wrote, and what others did with it.
create table insights.author_day (
    day               date    not null,
    account_id        bigint  not null,
    posts             bigint  not null,
    replies           bigint  not null,
    reblogs           bigint  not null,
    favourites        bigint  not null,
    followers_gained  bigint  not null,
    followers_lost    bigint  not null,
    primary key (account_id, day)
) partition by range (day);
create index author_day_day_idx on insights.author_day (day);

create table insights.post_day (
    day         date    not null,
    account_id  bigint  not null,
    status_id   bigint  not null,
    replies     bigint  not null,
    reblogs     bigint  not null,
    favourites  bigint  not null,
    primary key (account_id, day, status_id)
) partition by range (day);
create index post_day_day_idx on insights.post_day (day);

-- What the tables of each schema take on disk, at the end of a day, indexes included.
create table insights.storage_day (
    day    date    not null,
    part   text    not null,
    bytes  bigint  not null,
    primary key (day, part)
);

-- The first partitions, of days and months that are under way or just over; platform.make_partition makes the others.
do $$
declare
    parent text;
    unit   text;
    low    timestamp;
    child  text;
begin
    for parent in
        select c.relname
        from pg_class c
        where c.relnamespace = 'insights'::regnamespace and c.relkind = 'p'
        order by c.oid
    loop
        unit := case when parent = 'event' then 'day' else 'month' end;
        low := date_trunc(unit, now() at time zone 'UTC') - ('1 ' || unit)::interval;
        child := parent || to_char(low, case unit when 'day' then '"_y"YYYY"m"MM"d"DD' else '"_y"YYYY"m"MM' end);
        execute format(
            'create table insights.%I partition of insights.%I for values from (%L) to (%L)',
            child, parent, low::date, (low + ('1 ' || unit)::interval)::date);
    end loop;
end
$$;

-- A day of events stays until it has been counted for good.
create function insights.event_is_counted_still(part regclass, ends timestamptz)
    returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
return (
    select 'not counted for good: ' || d.day
    from insights.day d
    where d.day = ((ends at time zone 'UTC') - interval '1 day')::date and d.closed_at is null);
revoke all on function insights.event_is_counted_still(regclass, timestamptz) from stoa_insights, public;

-- Weeks are counted from what is kept of their days now.
drop table insights.week_activity;
