-- A page of a home feed, for the one statement that is run most. It is kept in the server because planning it takes ten times
-- as long as running it, and a pooler that carries no prepared statements has every statement planned anew: the statements
-- of a function are planned once per connection of the pooler. The settings hold that plan to the indexes it is meant for.
--
-- Setting up what does not run is most of what is left: every partition, every rule. So the feed is asked first how far the page
-- reaches, and each table is told, since a partition is left out before it is set up only for a value, not for another table's
-- row; where too much of that is not for the reader, the page is read once more without the bound. And readers for whom nothing
-- special holds, which is most, have a statement without the rules for what is special.
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
    feed    timelines.feed%rowtype;
    above   bigint;
    below   bigint;
    lowest  bigint;
    highest bigint;
    hides   boolean;
    keeps   boolean;
    pulls   boolean;
begin
    select * into feed from timelines.feed f where f.account_id = reader and f.built_at is not null;
    if not found then
        return;
    end if;
    complete_from := feed.complete_from;
    last_read_at := feed.last_read_at;
    -- The ends of the page, or of what the feed knows; nothing is from after tomorrow.
    lowest := greatest(after, feed.complete_from);
    highest := least(before, platform.id_at(statement_timestamp() + interval '1 day'));
    select
        -- Most people hide nobody: then authors and mentions are not looked at.
        exists (select from graph_api.hidden_account_v1 h where h.account_id = reader),
        -- Nor do they keep anybody in a list alone,
        exists (select from graph_api.list_member_v1 m where m.owner_id = reader and m.exclusive),
        -- have begun to follow somebody since the feed was last brought up to date,
        exists (select from graph_api.follow_v1 f where f.account_id = reader and f.id > feed.follows_through)
            -- or follow somebody who is read instead of written out.
            or exists (
                select from timelines.author a
                where a.pulled_from is not null and exists (
                    select from graph_api.follow_v1 f
                    where f.account_id = reader and f.target_account_id = a.account_id)),
        -- Asked along the way: only who follows hashtags pays for reading them.
        exists (select from statuses_api.followed_tag_v1 t where t.account_id = reader)
        into hides, keeps, pulls, follows_tags;
    above := lowest;
    below := highest;
    @bound@
    loop
        if hides or keeps or pulls then
            ids := array(@whole@);
        else
            ids := array(@plain@);
        end if;
        exit when cardinality(ids) >= wanted or above = lowest and below = highest;
        above := lowest;
        below := highest;
    end loop;
    return next;
end
$$;
revoke all on function timelines.home_page_@way@(bigint, bigint, bigint, integer) from public;
grant execute on function timelines.home_page_@way@(bigint, bigint, bigint, integer) to stoa_timelines;
$source$;
    -- As far as twice as many entries as are wanted.
    reach text := $reach$
        select e.status_id
        from timelines.feed_entry e
        where e.account_id = reader and e.status_id < below and e.status_id > above
        order by e.status_id @order@ limit 1 offset 2 * wanted$reach$;
    -- What was written out.
    written text := $written$
                (select e.status_id as id
                 from timelines.feed_entry e
                 join statuses_api.status_v1 s on s.id = e.status_id and s.id < below and s.id > above
                 join graph_api.follow_v1 f on f.account_id = reader and f.target_account_id = e.author_id
                 where e.account_id = reader and e.status_id < below and e.status_id > above
                   and @home@ and @meant@
                 order by e.status_id @order@ limit wanted)$written$;
    own text := $own$
                (select s.id
                 from statuses_api.status_v1 s
                 where s.account_id = reader and s.id < below and s.id > above
                 order by s.id @order@ limit wanted)$own$;
    newest text := $newest$
                select s.id
                from statuses_api.status_v1 s
                where s.account_id = f.target_account_id and s.id < below and s.id > above and @meant@
                order by s.id @order@ limit wanted$newest$;
    -- Whom one has begun to follow, and who is read instead of written out.
    pulled text := $pulled$
                select newest.id
                from graph_api.follow_v1 f
                cross join lateral (@newest@) as newest
                where f.account_id = reader and f.id > feed.follows_through and @home@
                union all
                select newest.id
                from timelines.author a
                join graph_api.follow_v1 f on f.account_id = reader and f.target_account_id = a.account_id
                cross join lateral (@newest@) as newest
                where a.pulled_from is not null and @home@$pulled$;
    -- An author may be both written out and read for a while: one id is one status all the same.
    merged text := $merged$
            select merged.id
            from (@parts@) as merged
            group by merged.id
            order by merged.id @order@
            limit wanted$merged$;
    -- Follows whose targets stand in the home timeline: HomeTimelineSql.isReadAtHome.
    home text := $home$
                   (not hides or not exists (
                        select from graph_api.hidden_account_v1 h
                        where h.account_id = reader and h.hidden_account_id = f.target_account_id))
                   and (not keeps or not exists (
                        select from graph_api.list_member_v1 m
                        where m.owner_id = reader and m.account_id = f.target_account_id and m.exclusive))$home$;
    -- Which of an author's statuses are for the reader, whoever that is, and for one who hides somebody: AuthorMerge.isMeantFor.
    -- HybridHomeIT holds the two against each other.
    meant text := $meant$
                   s.visibility <> 'direct'
                   and (s.reblog_of_id is null or f.show_reblogs)
                   and (cardinality(f.languages) = 0 or s.language is null or s.language = any (f.languages))
                   and (s.in_reply_to_id is null or s.in_reply_to_account_id in (reader, s.account_id) or exists (
                        select from graph_api.follow_v1 o
                        where o.account_id = reader and o.target_account_id = s.in_reply_to_account_id))$meant$;
    unhidden text := $unhidden$
                   and (not hides or s.reblog_of_id is null or not exists (
                        select from graph_api.hidden_account_v1 h
                        where h.account_id = reader and h.hidden_account_id = s.reblog_of_account_id))
                   and (not hides or not exists (
                        select from statuses_api.mention_v1 n
                        join graph_api.hidden_account_v1 h on h.hidden_account_id = n.account_id
                        where n.status_id = s.id and n.status_id < below and n.status_id > above
                          and h.account_id = reader))$unhidden$;
    plain text;
    whole text;
begin
    plain := replace(replace(replace(merged, '@parts@', written || ' union all ' || own), '@home@', 'true'), '@meant@', meant);
    whole := replace(merged, '@parts@', written || ' union all ' || own || ' union all ' || replace(pulled, '@newest@', newest));
    whole := replace(replace(whole, '@home@', home), '@meant@', meant || unhidden);
    source := replace(replace(source, '@plain@', plain), '@whole@', whole);
    execute replace(replace(replace(source,
        '@bound@', 'above := coalesce((' || reach || '), above);'), '@way@', 'down'), '@order@', 'desc');
    execute replace(replace(replace(source,
        '@bound@', 'below := coalesce((' || reach || '), below);'), '@way@', 'up'), '@order@', 'asc');
end
$do$;
