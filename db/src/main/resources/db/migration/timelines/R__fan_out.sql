-- Writing statuses out to the feeds of active followers. Functions, so that the plans are made once per connection and not with
-- every batch, which takes longer than writing it; told the bounds of the ids, so that one partition of statuses is looked at.
-- Feeds are looked up with all followers in one array: PostgreSQL sorts it and, from 17 on, goes once along the leaves of the
-- index instead of down from its root for each, which saves a third of the time of a part; and feeds are then written in the order
-- of their keys.

drop function if exists timelines.write_out(bigint[], integer);
drop function if exists timelines.write_out_after(bigint, bigint, bigint, integer);
drop function if exists timelines.write_out_part(bigint, bigint, bigint, bigint);

-- To the followers of each status' author. Answers with the statuses of authors who have as many followers as that or more: those
-- are written in parts.
create function timelines.write_out(statuses bigint[], followers integer)
    returns setof bigint
    language plpgsql
    set plan_cache_mode = force_generic_plan
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    oldest bigint;
    newest bigint;
begin
    select min(id), max(id) into oldest, newest from unnest(statuses) as asked (id);
    return query
        with posted as materialized (
            select s.id, s.account_id,
                array(
                    select f.account_id
                    from graph_api.follow_v1 f
                    where f.target_account_id = s.account_id
                    limit followers) as followed_by
            from statuses_api.status_v1 s
            where s.id = any (statuses)
              and s.id between oldest and newest
              and s.visibility <> 'direct'
              and not exists (
                  select from timelines.author a where a.account_id = s.account_id and a.pulled_from <= s.id)),
        written as (
            insert into timelines.feed_entry (account_id, status_id, author_id)
            select d.account_id, p.id, p.account_id
            from posted p
            join timelines.feed d on d.account_id = any (p.followed_by)
            where cardinality(p.followed_by) < followers
              and d.complete_from < p.id
            on conflict do nothing)
        select p.id from posted p where cardinality(p.followed_by) >= followers;
end
$$;

-- To the followers of one author between two follows, without the first of these. Answers with how many follows that were.
create function timelines.write_out_part(status bigint, author bigint, follow bigint, last_follow bigint)
    returns bigint
    language plpgsql
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    followed_by bigint[];
begin
    -- Nobody waits for the disk: the job that is done is noted after this, so that where this is lost, it is done again.
    perform set_config('synchronous_commit', 'off', true);
    if not exists (select from statuses_api.status_v1 s where s.id = status) then
        return 0;
    end if;
    followed_by := array(
        select f.account_id
        from graph_api.follow_v1 f
        where f.target_account_id = author
          and f.id > follow
          and f.id <= last_follow);
    begin
        insert into timelines.feed_entry (account_id, status_id, author_id)
        select d.account_id, status, author
        from timelines.feed d
        where d.account_id = any (followed_by)
          and d.complete_from < status;
    exception when unique_violation then
        -- Where this is done again, or who began to follow was given what had been posted. Seldom, and costs more of each row.
        insert into timelines.feed_entry (account_id, status_id, author_id)
        select d.account_id, status, author
        from timelines.feed d
        where d.account_id = any (followed_by)
          and d.complete_from < status
        on conflict do nothing;
    end;
    return cardinality(followed_by);
end
$$;

revoke all on function timelines.write_out(bigint[], integer), timelines.write_out_part(bigint, bigint, bigint, bigint)
    from public;
grant execute on function timelines.write_out(bigint[], integer), timelines.write_out_part(bigint, bigint, bigint, bigint)
    to stoa_timelines;
