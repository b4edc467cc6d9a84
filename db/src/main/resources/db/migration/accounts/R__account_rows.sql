-- Accounts in any standing, also suspended and deleted ones, with their figures: sums of slots, never below zero. In the server so that it is planned once per
-- connection of the pooler, as timelines/R__home_page.sql says: every page shows accounts.
drop function if exists accounts.account_rows(bigint[]);
create function accounts.account_rows(wanted bigint[])
    returns table (
        id                  bigint,
        username            text,
        display_name        text,
        note                text,
        locked              boolean,
        bot                 boolean,
        discoverable        boolean,
        indexable           boolean,
        hide_collections    boolean,
        field_names         text[],
        field_values        text[],
        created_at          timestamptz,
        avatar              text,
        avatar_description  text,
        header              text,
        header_description  text,
        followers           bigint,
        following           bigint,
        statuses            bigint,
        last_status_on      date,
        suspended           boolean,
        silenced            boolean,
        sensitized          boolean)
    language plpgsql
    stable
    set plan_cache_mode = force_generic_plan
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as $$
#variable_conflict use_column
begin
    return query
        select a.id, a.username, a.display_name, a.note, a.locked, a.bot, a.discoverable, a.indexable, a.hide_collections,
            a.field_names, a.field_values, a.created_at, a.avatar, a.avatar_description, a.header, a.header_description,
            figures.followers, figures.following, figures.statuses, figures.last_status_on,
            a.suspended_at is not null, a.silenced_at is not null, a.sensitized_at is not null
        from accounts.account a
        cross join lateral (
            select greatest(coalesce(sum(c.followers), 0), 0)::bigint as followers,
                greatest(coalesce(sum(c.following), 0), 0)::bigint as following,
                greatest(coalesce(sum(c.statuses), 0), 0)::bigint as statuses,
                max(c.last_status_on) as last_status_on
            from accounts.account_counter c
            where c.account_id = a.id) as figures
        where a.id = any (wanted);
end
$$;
revoke all on function accounts.account_rows(bigint[]) from public;
grant execute on function accounts.account_rows(bigint[]) to stoa_accounts;
