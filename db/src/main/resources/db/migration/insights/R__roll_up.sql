-- What is kept of a day, computed from its events and from published views. Everything in one transaction, in the order in
-- which it is needed: whoever dies half-way has done nothing.

-- Distinct people who were active from one day to another, both included.
create or replace function insights.people_between(first_day date, last_day date) returns bigint
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
    select coalesce(sum(bit_count(everybody.members)), 0)::bigint
    from (
        select bit_or(s.members) as members
        from insights.active_set s
        where s.day between first_day and last_day
        group by s.chunk) everybody
$$;

-- How many of those who signed up from one day to another were active from a third to a fourth.
create or replace function insights.people_of_cohort(
    first_sign_up date, last_sign_up date, first_day date, last_day date) returns bigint
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
    select coalesce(sum(bit_count(cohort.members & active.members)), 0)::bigint
    from (
        select s.chunk, bit_or(s.members) as members
        from insights.sign_up_set s
        where s.day between first_sign_up and last_sign_up
        group by s.chunk) cohort
    join (
        select a.chunk, bit_or(a.members) as members
        from insights.active_set a
        where a.day between first_day and last_day
        group by a.chunk) active on active.chunk = cohort.chunk
$$;

-- Who did something on a day, signed in or signed up.
create or replace function insights.active_on(which date) returns table (account_id bigint)
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
    select e.account_id
    from insights.event e
    where e.day = which
    union
    select s.account_id
    from accounts_api.sign_in_v1 s
    where s.created_at >= which::timestamp at time zone 'UTC'
      and s.created_at < (which + 1)::timestamp at time zone 'UTC'
    union
    select s.account_id
    from accounts_api.sign_up_v1 s
    where s.account_id >= platform.id_at(which::timestamp at time zone 'UTC')
      and s.account_id < platform.id_at((which + 1)::timestamp at time zone 'UTC')
$$;

-- Whether what is kept of a day says already what there is to say of it.
create or replace function insights.is_counted(which date, events bigint) returns boolean
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
    select (select count(*) from insights.event e where e.day = which) = events
       and exists (
           select
           from insights.day_figure f
           where f.day = which
             and f.people = (select count(*) from insights.active_on(which))
             and f.reports_opened = (
                 select count(*)
                 from moderation_api.report_v1 r
                 where r.report_id >= platform.id_at(which::timestamp at time zone 'UTC')
                   and r.report_id < platform.id_at((which + 1)::timestamp at time zone 'UTC'))
             and f.reports_resolved = (
                 select count(*)
                 from moderation_api.report_v1 r
                 where r.action_taken_at >= which::timestamp at time zone 'UTC'
                   and r.action_taken_at < (which + 1)::timestamp at time zone 'UTC'))
$$;

-- Rolls a day up, for good where it closes. Answers false where the day is closed already, or stays open and nothing has happened
-- since it was rolled up last.
create or replace function insights.roll_up(which date, closing boolean) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    begins    timestamptz := which::timestamp at time zone 'UTC';
    ends      timestamptz := (which + 1)::timestamp at time zone 'UTC';
    first_id  bigint := platform.id_at(begins);
    next_id   bigint := platform.id_at(ends);
    its_month date := date_trunc('month', which::timestamp)::date;
    known     insights.day;
begin
    insert into insights.day (day) values (which) on conflict do nothing;
    -- Events of the day may be written meanwhile, unless it closes.
    if closing then
        select d.* into known from insights.day d where d.day = which for update;
    else
        select d.* into known from insights.day d where d.day = which for no key update;
    end if;
    if known.closed_at is not null then
        return false;
    end if;
    if not closing and known.rolled_up_at is not null and insights.is_counted(which, known.events) then
        update insights.day d set rolled_up_at = now() where d.day = which;
        return false;
    end if;

    delete from insights.active_set where day = which;
    delete from insights.sign_up_set where day = which;
    delete from insights.cohort where frequency = 'day' and period = which;
    delete from insights.cohort where frequency = 'month' and period = its_month;
    delete from insights.tag_day where day = which;
    delete from insights.label_day where day = which;
    delete from insights.author_day where day = which;
    delete from insights.post_day where day = which;

    -- In the order of ids, so that those who signed up together lie close together.
    insert into insights.person (account_id)
    select a.account_id
    from insights.active_on(which) a
    where not exists (select from insights.person p where p.account_id = a.account_id)
    order by a.account_id
    on conflict do nothing;

    insert into insights.active_set (day, chunk, members)
    select which, (p.number - 1) / 8192, bit_or(b'1'::bit(8192) >> ((p.number - 1) % 8192))
    from insights.active_on(which) a
    join insights.person p on p.account_id = a.account_id
    group by 2;

    insert into insights.sign_up_set (day, chunk, members)
    select which, (p.number - 1) / 8192, bit_or(b'1'::bit(8192) >> ((p.number - 1) % 8192))
    from accounts_api.sign_up_v1 s
    join insights.person p on p.account_id = s.account_id
    where s.account_id >= first_id and s.account_id < next_id
    group by 2;

    insert into insights.cohort (frequency, period, cohort, people)
    select 'day', which, c.day, insights.people_of_cohort(c.day, c.day, which, which)
    from (select distinct s.day from insights.sign_up_set s where s.day > which - 60 and s.day <= which) c;

    insert into insights.cohort (frequency, period, cohort, people)
    select 'month', its_month, c.month, insights.people_of_cohort(
               c.month, (c.month + interval '1 month')::date - 1, its_month, which)
    from (
        select distinct date_trunc('month', s.day::timestamp)::date as month
        from insights.sign_up_set s
        where s.day >= (its_month - interval '11 months')::date and s.day <= which) c;

    insert into insights.tag_day (day, tag, uses, people, languages)
    select which, t.tag, sum(t.uses), max(p.people), jsonb_object_agg(t.language, t.uses)
    from (
        select used.tag, coalesce(e.language, 'und') as language, count(*) as uses
        from insights.event e
        cross join lateral unnest(e.tags) as used (tag)
        where e.day = which
        group by 1, 2) t
    join (
        select used.tag, count(distinct e.account_id) as people
        from insights.event e
        cross join lateral unnest(e.tags) as used (tag)
        where e.day = which
        group by 1) p on p.tag = t.tag
    group by t.tag;

    insert into insights.label_day (day, kind, label, posts)
    select which, l.kind, l.label, count(*)
    from insights.event e
    cross join lateral (
        values ('language', coalesce(e.language, 'und')), ('client', coalesce(e.client, ''))) as l (kind, label)
    where e.day = which
      and e.kind in ('post', 'reply')
    group by 2, 3;

    insert into insights.author_day
        (day, account_id, posts, replies, reblogs, favourites, followers_gained, followers_lost)
    select which, f.account_id,
           count(*) filter (where f.kind = 'written'),
           count(*) filter (where f.kind = 'reply'),
           count(*) filter (where f.kind = 'reblog'),
           count(*) filter (where f.kind = 'favourite'),
           count(*) filter (where f.kind = 'follow'),
           count(*) filter (where f.kind = 'unfollow')
    from (
        select e.account_id, 'written' as kind
        from insights.event e
        where e.day = which and e.kind in ('post', 'reply')
        union all
        select e.target_account_id, e.kind
        from insights.event e
        where e.day = which and e.target_account_id <> e.account_id) f
    group by f.account_id;

    insert into insights.post_day (day, account_id, status_id, replies, reblogs, favourites)
    select which, e.target_account_id, e.target_status_id,
           count(*) filter (where e.kind = 'reply'),
           count(*) filter (where e.kind = 'reblog'),
           count(*) filter (where e.kind = 'favourite')
    from insights.event e
    where e.day = which
      and e.kind in ('reply', 'reblog', 'favourite')
      and e.target_account_id <> e.account_id
    group by 2, 3;

    insert into insights.day_figure as known
        (day, sign_ups, posts, replies, reblogs, favourites, follows, with_media, reports_opened, reports_resolved,
         people, people_week, people_month, people_monday, people_first)
    select which,
           (select count(*) from accounts_api.sign_up_v1 where account_id >= first_id and account_id < next_id),
           count(*) filter (where e.kind = 'post'),
           count(*) filter (where e.kind = 'reply'),
           count(*) filter (where e.kind = 'reblog'),
           count(*) filter (where e.kind = 'favourite'),
           count(*) filter (where e.kind = 'follow'),
           count(*) filter (where e.with_media),
           (select count(*) from moderation_api.report_v1 where report_id >= first_id and report_id < next_id),
           (select count(*) from moderation_api.report_v1 where action_taken_at >= begins and action_taken_at < ends),
           insights.people_between(which, which),
           insights.people_between(which - 6, which),
           insights.people_between(which - 29, which),
           insights.people_between(date_trunc('week', which::timestamp)::date, which),
           insights.people_between(its_month, which)
    from insights.event e
    where e.day = which
    on conflict (day) do update
    set sign_ups = excluded.sign_ups, posts = excluded.posts, replies = excluded.replies, reblogs = excluded.reblogs,
        favourites = excluded.favourites, follows = excluded.follows, with_media = excluded.with_media,
        reports_opened = excluded.reports_opened, reports_resolved = excluded.reports_resolved,
        people = excluded.people, people_week = excluded.people_week, people_month = excluded.people_month,
        people_monday = excluded.people_monday, people_first = excluded.people_first;

    if closing then
        insert into insights.storage_day (day, part, bytes)
        select which, n.nspname, sum(pg_total_relation_size(c.oid))
        from pg_namespace n
        join pg_class c on c.relnamespace = n.oid
        where c.relkind in ('r', 'm')
          and n.nspname !~ '^(pg_|information_schema$)'
        group by n.nspname
        on conflict (day, part) do nothing;
    end if;

    update insights.day d
    set events = (select count(*) from insights.event e where e.day = which),
        rolled_up_at = now(),
        closed_at = case when closing then now() end,
        version = nextval('insights.version')
    where d.day = which;
    return true;
end
$$;
