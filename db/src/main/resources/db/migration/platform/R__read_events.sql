-- Reads on in the log, in the order of ids: after one, up to a horizon that was asked for before, published since an instant (which
-- days to look into). In the server so that it is planned once per connection of the pooler: with a partition for each day,
-- planning takes ten times as long as reading.
drop function if exists platform.events_after(bigint, bigint, timestamptz, integer);
create function platform.events_after(after bigint, up_to bigint, since timestamptz, most integer)
    returns table (
        id            bigint,
        name          text,
        version       smallint,
        key           bigint,
        payload       jsonb,
        published_at  timestamptz)
    language plpgsql
    stable
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as $$
#variable_conflict use_column
begin
    return query
        select e.id, e.name, e.version, e.key, e.payload, e.published_at
        from platform.event e
        where e.id > after and e.id <= up_to and e.published_at >= since
        order by e.id
        limit most;
end
$$;
revoke all on function platform.events_after(bigint, bigint, timestamptz, integer) from public;
grant execute on function platform.events_after(bigint, bigint, timestamptz, integer) to stoa_platform;
