-- Writing statuses out to the feeds of active followers. Functions, so that the plans are made once per connection and not with
-- every batch, which takes longer than writing it; told the bounds of the ids, so that one partition of statuses is looked at.

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
            select s.id, s.account_id
            from statuses_api.status_v1 s
            where s.id = any (statuses)
              and s.id between oldest and newest
              and s.visibility <> 'direct'
              and not exists (
                  select from timelines.author a where a.account_id = s.account_id and a.pulled_from <= s.id)),
        follower as materialized (
            select p.id as status_id, p.account_id as author_id, f.account_id
            from posted p
            cross join lateral (
                select f.account_id
                from graph_api.follow_v1 f
                where f.target_account_id = p.account_id
                limit followers) f),
        many as materialized (
            select r.status_id
            from follower r
            group by r.status_id
            having count(*) >= followers),
        written as (
            insert into timelines.feed_entry (account_id, status_id, author_id)
            select d.account_id, r.status_id, r.author_id
            from follower r
            join timelines.feed d on d.account_id = r.account_id
            where d.complete_from < r.status_id
              and r.status_id not in (select m.status_id from many m)
            on conflict do nothing)
        select m.status_id from many m;
end
$$;

-- To the followers of one author between two follows, without the first of these. Answers with how many follows that were.
create function timelines.write_out_part(status bigint, author bigint, follow bigint, last_follow bigint)
    returns bigint
    language plpgsql
    set plan_cache_mode = force_generic_plan
    set enable_mergejoin = off
    set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    reached bigint;
    readers bigint[];
begin
    -- Nobody waits for the disk: the job that is done is noted after this, so that where this is lost, it is done again.
    perform set_config('synchronous_commit', 'off', true);
    if not exists (select from statuses_api.status_v1 s where s.id = status) then
        return 0;
    end if;
    select count(*), array_agg(d.account_id) filter (where d.account_id is not null)
        into reached, readers
        from graph_api.follow_v1 f
        left join timelines.feed d on d.account_id = f.account_id and d.complete_from < status
        where f.target_account_id = author
          and f.id > follow
          and f.id <= last_follow;
    begin
        insert into timelines.feed_entry (account_id, status_id, author_id)
        select reader, status, author
        from unnest(readers) as reader;
    exception when unique_violation then
        -- Where this is done again, or who began to follow was given what had been posted. Seldom, and costs more of each row.
        insert into timelines.feed_entry (account_id, status_id, author_id)
        select reader, status, author
        from unnest(readers) as reader
        on conflict do nothing;
    end;
    return reached;
end
$$;

revoke all on function timelines.write_out(bigint[], integer), timelines.write_out_part(bigint, bigint, bigint, bigint)
    from public;
grant execute on function timelines.write_out(bigint[], integer), timelines.write_out_part(bigint, bigint, bigint, bigint)
    to stoa_timelines;
