-- Who may see a status: the one place where it is decided. Public and unlisted ones anybody; private ones the author's
-- followers; every one its author and those whom it mentions; none anybody whom its author blocks; nobody any of an author who is
-- suspended. viewer: null for a stranger.
--
-- Said once, in the parts below, and used twice: of one status step by step (may_see), and of a page in one statement (shown).
do $do$
declare
    -- in terms of viewer, @status@ and @author@
    suspended text := $part$exists (
            select from accounts_api.restricted_account_v1 r where r.account_id = @author@ and r.suspended)$part$;
    blocked   text := $part$exists (
            select from graph_api.block_v1 b where b.account_id = @author@ and b.target_account_id = viewer)$part$;
    follows   text := $part$exists (
            select from graph_api.follow_v1 f where f.account_id = viewer and f.target_account_id = @author@)$part$;
    mentioned text := $part$exists (
            select from statuses.mention m where m.status_id = @status@ and m.account_id = viewer@within@)$part$;

    may_see text := $source$
create or replace function statuses.may_see(viewer bigint, status bigint, author bigint, visibility text) returns boolean
    language plpgsql
    stable
    parallel safe
as $$
begin
    if @suspended@ then
        return false;
    end if;
    if viewer is null then
        return visibility in ('public', 'unlisted');
    end if;
    if viewer = author then
        return true;
    end if;
    if @blocked@ then
        return false;
    end if;
    if visibility in ('public', 'unlisted') then
        return true;
    end if;
    if visibility = 'private' and @follows@ then
        return true;
    end if;
    return @mentioned@;
end
$$;
$source$;

    -- Which of some statuses, of what they reblog, of what these quote and of what that quotes, a viewer may see, and what the
    -- viewer did with them; null for a stranger. unasked: without authors whom the viewer blocks or mutes, but for what is
    -- quoted; filtering: whether the viewer has filters, asked once; quotable: whether the viewer may quote it; hidden: why
    -- what is quoted is not to be shown unasked. In the server for the reason that timelines/R__home_page.sql gives; least and most
    -- are for the reason given there, too.
    shown text := $source$
drop function if exists statuses.shown(bigint, bigint[], boolean);
create function statuses.shown(viewer bigint, wanted bigint[], unasked boolean)
    returns table (
        status_id   bigint,
        favourited  boolean,
        reblogged   boolean,
        bookmarked  boolean,
        pinned      boolean,
        muted       boolean,
        filtering   boolean,
        quotable    boolean,
        hidden      text)
    language plpgsql
    stable
    set plan_cache_mode = force_generic_plan
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    least      bigint;
    most       bigint;
    originals  bigint[];
    quotes     bigint[];
    quoted     bigint[] := '{}';
    asked      bigint[] := '{}';
begin
    select min(id), max(id) into least, most from unnest(wanted) as id;
    select array_agg(s.reblog_of_id) filter (where s.reblog_of_id is not null),
        array_agg(s.quote_of_id) filter (where s.quote_state = 'accepted')
        into originals, quotes
        from statuses.status s
        where s.id = any (wanted) and s.id between least and most
          and (s.reblog_of_id is not null or s.quote_state = 'accepted');
    if originals is not null then
        wanted := wanted || originals;
        select min(id), max(id) into least, most from unnest(originals) as id;
        quotes := quotes || array(
            select s.quote_of_id
            from statuses.status s
            where s.id = any (originals) and s.id between least and most and s.quote_state = 'accepted');
    end if;
    if cardinality(quotes) > 0 then
        -- What is quoted, and of what that quotes whether it could be shown.
        select min(id), max(id) into least, most from unnest(quotes) as id;
        quoted := quotes || array(
            select s.quote_of_id
            from statuses.status s
            where s.id = any (quotes) and s.id between least and most and s.quote_state = 'accepted');
        asked := wanted;
        wanted := wanted || quoted;
    end if;
    select min(id), max(id) into least, most from unnest(wanted) as id;
    if viewer is null then
        return query
            select s.id, null::boolean, null::boolean, null::boolean, null::boolean, null::boolean, false,
                false, null::text
            from statuses.status s
            where s.id = any (wanted) and s.id between least and most and s.visibility in ('public', 'unlisted')
              and not @suspended@;
        return;
    end if;
    return query
        select s.id,
            exists (
                select from statuses.favourite f
                where f.status_id = s.id and f.account_id = viewer and f.status_id between least and most),
            exists (
                select from statuses.reblog r
                where r.status_id = s.id and r.account_id = viewer and r.status_id between least and most),
            exists (
                select from statuses.bookmark b
                where b.status_id = s.id and b.account_id = viewer and b.status_id between least and most),
            exists (select from statuses.pin p where p.status_id = s.id and p.account_id = viewer),
            exists (
                select from statuses.muted_conversation c
                where c.account_id = viewer and c.conversation_id = coalesce(s.conversation_id, s.id)),
            (select exists (select from statuses.filter f where f.account_id = viewer)),
            s.visibility <> 'direct'
                and (s.account_id = viewer or s.quote_policy = 'public' or s.quote_policy = 'followers' and @follows@),
            case
                when s.id <> all (quoted) then null
                when exists (
                    select from graph_api.block_v1 b where b.account_id = viewer and b.target_account_id = s.account_id)
                    then 'blocked_account'
                when exists (
                    select from graph_api.mute_v1 m where m.account_id = viewer and m.target_account_id = s.account_id)
                    then 'muted_account'
            end
        from statuses.status s
        where s.id = any (wanted) and s.id between least and most
          and not @suspended@
          and (s.account_id = viewer
               or not @blocked@
                  and (s.visibility in ('public', 'unlisted')
                       or s.visibility = 'private' and @follows@
                       or @mentioned@))
          and (not unasked or s.id = any (quoted) and s.id <> all (asked) or not exists (
                select from graph_api.hidden_account_v1 h
                where h.account_id = viewer and h.hidden_account_id = s.account_id));
end
$$;
$source$;
    -- Where rows of the archive are shown as well: the same over what is in the tables and what comes with the question, by the
    -- names of its tables.
    archived text;
    part     text;
begin
    may_see := replace(may_see, '@suspended@', suspended);
    shown := replace(shown, '@suspended@', suspended);
    may_see := replace(replace(replace(may_see, '@blocked@', blocked), '@follows@', follows), '@mentioned@', mentioned);
    execute replace(replace(replace(may_see, '@author@', 'author'), '@status@', 'status'), '@within@', '');
    shown := replace(replace(replace(shown, '@blocked@', blocked), '@follows@', follows), '@mentioned@', mentioned);
    shown := replace(replace(replace(shown, '@author@', 's.account_id'), '@status@', 's.id'),
        '@within@', ' and m.status_id between least and most');
    execute shown;
    archived := replace(replace(shown, 'statuses.shown(bigint, bigint[], boolean)',
            'statuses.shown_archived(bigint, bigint[], boolean, jsonb)'),
        'statuses.shown(viewer bigint, wanted bigint[], unasked boolean)',
        'statuses.shown_archived(viewer bigint, wanted bigint[], unasked boolean, archived jsonb)');
    foreach part in array array['status', 'mention', 'favourite', 'reblog', 'bookmark'] loop
        archived := replace(archived, format('statuses.%I ', part), format('%s ', statuses.with_archived(part)));
    end loop;
    execute archived;
end
$do$;

revoke all on function
    statuses.may_see(bigint, bigint, bigint, text),
    statuses.shown(bigint, bigint[], boolean),
    statuses.shown_archived(bigint, bigint[], boolean, jsonb)
    from public;
grant execute on function
    statuses.may_see(bigint, bigint, bigint, text),
    statuses.shown(bigint, bigint[], boolean),
    statuses.shown_archived(bigint, bigint[], boolean, jsonb)
    to stoa_statuses;

-- The same for modules that read a page of ids with a statement of their own: so that they get, in that statement, what the viewer may
-- see of it. With its owner's rights: who asks may read none of the tables.
drop function if exists statuses_api.shown_v1(bigint, bigint[]);
create function statuses_api.shown_v1(viewer bigint, wanted bigint[])
    returns table (
        status_id   bigint,
        favourited  boolean,
        reblogged   boolean,
        bookmarked  boolean,
        pinned      boolean,
        muted       boolean,
        filtering   boolean,
        quotable    boolean,
        hidden      text)
    language plpgsql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    return query select * from statuses.shown(viewer, wanted, false);
end
$$;
revoke all on function statuses_api.shown_v1(bigint, bigint[]) from public;
grant execute on function statuses_api.shown_v1(bigint, bigint[]) to stoa_timelines;
