-- Writes events down with what it takes to count them, in the consumer's transaction. A function, so that its plans are made once
-- per connection, and the same for every batch. Events of days that are closed are counted as late, and left out.
--
-- kinds: posted, favourite, follow, unfollow. statuses: what was posted or favourited. targets: who was followed, and whose status
-- was answered. answered: the status that a post answers.
create or replace function insights.collect(
    events bigint[], instants timestamptz[], kinds text[], accounts bigint[], statuses bigint[], targets bigint[],
    answered bigint[])
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set plan_cache_mode = force_generic_plan
as $$
declare
    days   date[];
    closed date[];
    oldest bigint;
    newest bigint;
begin
    select array_agg(distinct (i.instant at time zone 'UTC')::date) into days from unnest(instants) as i (instant);
    insert into insights.day (day)
    select d.day from unnest(days) as d (day) order by d.day
    on conflict do nothing;
    -- Whoever closes a day waits for this transaction; whoever counts one that stays open does not.
    select coalesce(array_agg(locked.day) filter (where locked.closed_at is not null), '{}')
    into closed
    from (select d.day, d.closed_at from insights.day d where d.day = any (days) order by d.day for key share) locked;
    select min(s.id), max(s.id) into oldest, newest from unnest(statuses) as s (id) where s.id is not null;

    insert into insights.event
        (day, event_id, kind, account_id, happened_at, target_account_id, target_status_id, language, client, tags,
         with_media)
    select (e.instant at time zone 'UTC')::date, e.id,
           case
               when e.kind <> 'posted' then e.kind
               when s.reblog_of_id is not null then 'reblog'
               when e.answered is not null then 'reply'
               else 'post'
           end,
           e.account, e.instant,
           case e.kind when 'favourite' then s.account_id else coalesce(s.reblog_of_account_id, e.target) end,
           case e.kind when 'favourite' then e.status else coalesce(s.reblog_of_id, e.answered) end,
           case when e.kind = 'posted' then s.language end,
           case when e.kind = 'posted' then s.application_name end,
           case
               when e.kind = 'posted' and s.reblog_of_id is null then array(
                   select t.tag
                   from statuses_api.status_tag_v1 t
                   where t.status_id = e.status and t.status_id between oldest and newest
                   order by t.tag)
               else '{}'
           end,
           coalesce(e.kind = 'posted' and s.has_media, false)
    from unnest(events, instants, kinds, accounts, statuses, targets, answered)
        as e (id, instant, kind, account, status, target, answered)
    left join statuses_api.status_v1 s on s.id = e.status and s.id between oldest and newest
    where (e.instant at time zone 'UTC')::date <> all (closed)
    on conflict do nothing;

    update insights.day d
    set late_events = d.late_events + late.events
    from (
        select (i.instant at time zone 'UTC')::date as day, count(*) as events
        from unnest(instants) as i (instant)
        group by 1) late
    where d.day = late.day
      and d.day = any (closed);
end
$$;
