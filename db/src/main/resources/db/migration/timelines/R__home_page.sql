-- A page of a home feed, for the one statement that is run most. It is kept in the server because planning it takes ten times
-- as long as running it, and a pooler that carries no prepared statements has every statement planned anew: the statements
-- of a function are planned once per connection of the pooler. The settings hold that plan to the indexes it is meant for.
--
-- Made twice from one text, for reading down (older, from "before") and up (newer, from "after").
do $do$
declare
    source text := $source$
drop function if exists timelines.home_page_@way@(bigint, bigint, bigint, integer);
create function timelines.home_page_@way@(reader bigint, before bigint, after bigint, wanted integer)
    returns table (ids bigint[], complete_from bigint, last_read_at timestamptz, follows_tags boolean)
    language plpgsql
    stable
    set plan_cache_mode = force_generic_plan
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    feed  timelines.feed%rowtype;
    above bigint;
    hides boolean;
begin
    select * into feed from timelines.feed f where f.account_id = reader and f.built_at is not null;
    if not found then
        return;
    end if;
    -- The lower end of the page, or of what the feed knows.
    above := greatest(after, feed.complete_from);
    -- Most people hide nobody: then authors and mentions are not looked at.
    hides := exists (select from graph_api.hidden_account_v1 h where h.account_id = reader);
    complete_from := feed.complete_from;
    last_read_at := feed.last_read_at;
    -- Asked along the way: only who follows hashtags pays for reading them.
    follows_tags := exists (select from statuses_api.followed_tag_v1 t where t.account_id = reader);
    ids := array(
        select merged.id
        from (
            -- What was written out.
            (select e.status_id as id
             from timelines.feed_entry e
             join statuses_api.status_v1 s on s.id = e.status_id
             join graph_api.follow_v1 f on f.account_id = reader and f.target_account_id = e.author_id
             where e.account_id = reader and e.status_id < before and e.status_id > above
               and @home@ and @meant@
             order by e.status_id @order@ limit wanted)
            union all
            -- One's own.
            (select s.id
             from statuses_api.status_v1 s
             where s.account_id = reader and s.id < before and s.id > above
             order by s.id @order@ limit wanted)
            union all
            -- Whom one has begun to follow since the feed was last brought up to date.
            select newest.id
            from graph_api.follow_v1 f
            cross join lateral (@newest@) as newest
            where f.account_id = reader and f.id > feed.follows_through and @home@
            union all
            -- Who is read instead of written out.
            select newest.id
            from timelines.author a
            join graph_api.follow_v1 f on f.account_id = reader and f.target_account_id = a.account_id
            cross join lateral (@newest@) as newest
            where a.pulled_from is not null and @home@
        ) as merged
        -- An author may be both written out and read for a while: one id is one status all the same.
        group by merged.id
        order by merged.id @order@
        limit wanted);
    return next;
end
$$;
revoke all on function timelines.home_page_@way@(bigint, bigint, bigint, integer) from public;
grant execute on function timelines.home_page_@way@(bigint, bigint, bigint, integer) to stoa_timelines;
$source$;
    newest text := $newest$
                select s.id
                from statuses_api.status_v1 s
                where s.account_id = f.target_account_id and s.id < before and s.id > above and @meant@
                order by s.id @order@ limit wanted$newest$;
    -- Follows whose targets stand in the home timeline: HomeTimelineSql.isReadAtHome.
    home text := $home$
               (not hides or not exists (
                    select from graph_api.hidden_account_v1 h
                    where h.account_id = reader and h.hidden_account_id = f.target_account_id))
               and not exists (
                    select from graph_api.list_member_v1 m
                    where m.owner_id = reader and m.account_id = f.target_account_id and m.exclusive)$home$;
    -- Which of an author's statuses are for the reader: AuthorMerge.isMeantFor. HybridHomeIT holds the two against each other.
    meant text := $meant$
                   s.visibility <> 'direct'
                   and (s.reblog_of_id is null or f.show_reblogs and (not hides or not exists (
                        select from graph_api.hidden_account_v1 h
                        where h.account_id = reader and h.hidden_account_id = s.reblog_of_account_id)))
                   and (cardinality(f.languages) = 0 or s.language is null or s.language = any (f.languages))
                   and (s.in_reply_to_id is null or s.in_reply_to_account_id in (reader, s.account_id) or exists (
                        select from graph_api.follow_v1 o
                        where o.account_id = reader and o.target_account_id = s.in_reply_to_account_id))
                   and (not hides or not exists (
                        select from statuses_api.mention_v1 n
                        join graph_api.hidden_account_v1 h on h.hidden_account_id = n.account_id
                        where n.status_id = s.id and h.account_id = reader))$meant$;
begin
    source := replace(replace(replace(source, '@newest@', newest), '@home@', home), '@meant@', meant);
    execute replace(replace(source, '@way@', 'down'), '@order@', 'desc');
    execute replace(replace(source, '@way@', 'up'), '@order@', 'asc');
end
$do$;
