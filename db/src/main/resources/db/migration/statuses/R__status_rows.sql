-- Statuses as they are, whoever may see them, with mentions, hashtags, figures and the link that they show. In the server, and
-- with bounds beside the ids, for the reasons that timelines/R__home_page.sql gives: this is run for every page of statuses that
-- no cache has, and after every post.
do $do$
declare
    rows     text := $source$
drop function if exists statuses.status_rows(bigint[]);
create function statuses.status_rows(wanted bigint[])
    returns table (
        id                      bigint,
        account_id              bigint,
        reblog_of_id            bigint,
        content                 text,
        spoiler_text            text,
        sensitive               boolean,
        visibility              text,
        language                text,
        in_reply_to_id          bigint,
        in_reply_to_account_id  bigint,
        application_name        text,
        application_website     text,
        created_at              timestamptz,
        edited_at               timestamptz,
        has_poll                boolean,
        media_ids               bigint[],
        -- Sums of slots, never below zero.
        replies                 bigint,
        reblogs                 bigint,
        favourites              bigint,
        quotes                  bigint,
        mentioned_ids           bigint[],
        mentioned_names         text[],
        tags                    text[],
        card_id                 bigint,
        quote_of_id             bigint,
        quote_state             text,
        quote_policy            text)
    language plpgsql
    stable
    set plan_cache_mode = force_generic_plan
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    least  bigint;
    most   bigint;
begin
    select min(w.id), max(w.id) into least, most from unnest(wanted) as w (id);
    return query
        select s.id, s.account_id, s.reblog_of_id, s.content, s.spoiler_text, s.sensitive, s.visibility, s.language,
            s.in_reply_to_id, s.in_reply_to_account_id, s.application_name, s.application_website, s.created_at, s.edited_at,
            s.has_poll, s.media_ids,
            figures.replies, figures.reblogs, figures.favourites, figures.quotes,
            mentions.ids, mentions.names, tags.names,
            (select c.card_id from statuses.status_card c where c.status_id = s.id and c.status_id between least and most),
            s.quote_of_id, s.quote_state, s.quote_policy
        from statuses.status s
        cross join lateral (
            select greatest(coalesce(sum(n.replies), 0), 0)::bigint as replies,
                greatest(coalesce(sum(n.reblogs), 0), 0)::bigint as reblogs,
                greatest(coalesce(sum(n.favourites), 0), 0)::bigint as favourites,
                greatest(coalesce(sum(n.quotes), 0), 0)::bigint as quotes
            from statuses.status_counter n
            where n.status_id = s.id and n.status_id between least and most) as figures
        cross join lateral (
            select array_agg(m.account_id order by m.account_id) as ids, array_agg(m.username order by m.account_id) as names
            from statuses.mention m
            where m.status_id = s.id and m.status_id between least and most) as mentions
        cross join lateral (
            select array_agg(t.tag) as names
            from statuses.status_tag t
            where t.status_id = s.id and t.status_id between least and most) as tags
        where s.id = any (wanted) and s.id between least and most;
end
$$;
$source$;
    -- The same over the tables and rows of the archive; R__archived_rows.sql says how these come.
    archived text;
    part     text;
begin
    execute rows;
    archived := replace(replace(rows, 'statuses.status_rows(bigint[])', 'statuses.status_rows_archived(bigint[], jsonb)'),
        'statuses.status_rows(wanted bigint[])', 'statuses.status_rows_archived(wanted bigint[], archived jsonb)');
    foreach part in array array['status', 'status_counter', 'mention', 'status_tag', 'status_card'] loop
        archived := replace(archived, format('statuses.%I ', part), format('%s ', statuses.with_archived(part)));
    end loop;
    execute archived;
end
$do$;

revoke all on function statuses.status_rows(bigint[]), statuses.status_rows_archived(bigint[], jsonb) from public;
grant execute on function statuses.status_rows(bigint[]), statuses.status_rows_archived(bigint[], jsonb) to stoa_statuses;
