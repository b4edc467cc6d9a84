-- Who holds an access token, whether they may act, and up to where they must be shown what they wrote: asked by every request
-- that presents one. In the server for the reason that timelines/R__home_page.sql gives.
create or replace function accounts.authenticate(hash bytea)
    returns table (
        token_id         bigint,
        application_id   bigint,
        account_id       bigint,
        scopes           text[],
        confirmed_at     timestamptz,
        disabled_at      timestamptz,
        suspended_at     timestamptz,
        issued_timeline  integer,
        issued_lsn       bigint,
        timeline         integer,
        lsn              bigint)
    language plpgsql
    stable
    set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
    return query
        select t.id, t.application_id, t.account_id, t.scopes, l.confirmed_at, l.disabled_at, a.suspended_at,
            t.issued_timeline, t.issued_lsn, w.timeline, w.lsn
        from accounts.access_token t
        left join accounts.login l on l.account_id = t.account_id
        left join accounts.account a on a.id = t.account_id
        left join platform_api.last_write_v1 w on w.writer = coalesce(t.account_id, -t.id)
        where t.token_hash = hash;
end
$$;
revoke all on function accounts.authenticate(bytea) from public;
grant execute on function accounts.authenticate(bytea) to stoa_accounts;
