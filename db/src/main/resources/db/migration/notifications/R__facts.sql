-- Who could be told what of statuses that were posted: whom they mention, whose status they reblog or quote, and followers who want to
-- hear of each that is neither a reblog nor an answer to somebody else, unless they are mentioned anyway. It is what is so now, not
-- what the event said. A function, so that the plans are made once per connection and not with every batch, which takes ten times
-- longer than reading; told the bounds of the ids, so that one partition of statuses is looked at.

drop function if exists notifications.facts_of_posts(bigint[]);

-- unasked: whether a status for few mentions somebody whom it does not answer.
create function notifications.facts_of_posts(posted bigint[])
    returns table (
        account_id      bigint,
        from_account_id bigint,
        type            text,
        status_id       bigint,
        unasked         boolean)
    language plpgsql
    stable
    set plan_cache_mode = force_generic_plan
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    oldest        bigint;
    newest        bigint;
    oldest_quoted bigint;
    newest_quoted bigint;
begin
    select min(id), max(id) into oldest, newest from unnest(posted) as asked (id);
    return query
        with written as materialized (
            select s.id, s.account_id, s.visibility, s.in_reply_to_id, s.in_reply_to_account_id, s.reblog_of_id,
                s.reblog_of_account_id
            from statuses_api.status_v1 s
            where s.id = any (posted) and s.id between oldest and newest)
        select m.account_id, w.account_id, 'mention', w.id,
            w.visibility = 'direct' and w.in_reply_to_account_id is distinct from m.account_id
        from written w
        join statuses_api.mention_v1 m on m.status_id = w.id and m.status_id between oldest and newest
        union all
        select w.reblog_of_account_id, w.account_id, 'reblog', w.reblog_of_id, false
        from written w
        where w.reblog_of_id is not null
        union all
        select f.account_id, w.account_id, 'status', w.id, false
        from written w
        join graph_api.follow_v1 f on f.target_account_id = w.account_id and f.notify
        where w.visibility <> 'direct'
          and w.reblog_of_id is null
          and (w.in_reply_to_id is null or w.in_reply_to_account_id = w.account_id)
          and not exists (
              select from statuses_api.mention_v1 m
              where m.status_id = w.id and m.account_id = f.account_id and m.status_id between oldest and newest);
    -- What is quoted is of any time.
    select min(s.quote_of_id), max(s.quote_of_id)
        into oldest_quoted, newest_quoted
        from statuses_api.status_v1 s
        where s.id = any (posted) and s.id between oldest and newest;
    if oldest_quoted is not null then
        return query
            select q.account_id, s.account_id, 'quote', s.id, false
            from statuses_api.status_v1 s
            join statuses_api.status_v1 q on q.id = s.quote_of_id and q.id between oldest_quoted and newest_quoted
            where s.id = any (posted) and s.id between oldest and newest;
    end if;
end
$$;

revoke all on function notifications.facts_of_posts(bigint[]) from public;
grant execute on function notifications.facts_of_posts(bigint[]) to stoa_notifications;
