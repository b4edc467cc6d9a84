-- A week of feeds stays until no feed says that it is in it (the sweep of the module raises what feeds say).
create function timelines.feed_reaches_into(part regclass, ends timestamptz)
    returns text
    language sql
    stable
    set search_path = pg_catalog, pg_temp
return (
    select 'feeds begin in it: ' || count(*)
    from timelines.feed
    where complete_from < platform.id_at(ends)
    having count(*) > 0);
revoke all on function timelines.feed_reaches_into(regclass, timestamptz) from stoa_timelines;

drop function timelines.ensure_partitions(date, integer);
drop function timelines.drop_partitions(date);
