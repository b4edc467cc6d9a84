-- Brings statuses back out of the archive, with all that hangs on them, into the empty partition that was left in the place of theirs:
-- whoever changes an old status changes it there. From then on their rows in the files count no more.
--
-- archived: rows by the names of their tables. A column that the table has got since has its default, one that it has lost is left out.
drop function if exists statuses.bring_back(bigint[], jsonb);
create function statuses.bring_back(wanted bigint[], archived jsonb) returns bigint
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    back    bigint[];
    part    text;
    columns text;
begin
    -- Who comes second waits here, and finds that there is nothing left to do.
    select array_agg(taken) into back
    from platform.erase_from_archive('statuses', 'row', array(
        select (row->>'id')::bigint
        from jsonb_array_elements(archived->'status') as row
        where (row->>'id')::bigint = any (wanted))) as taken;
    if back is null then
        return 0;
    end if;
    for part in select jsonb_object_keys(archived) loop
        select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into columns
        from pg_attribute a
        where a.attrelid = to_regclass('statuses.' || quote_ident(part))
          and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and archived->part->0 ? a.attname;
        continue when columns is null;
        execute format(
            'insert into statuses.%1$I (%2$s)
             select %2$s from jsonb_populate_recordset(null::statuses.%1$I, $1) r where r.%3$I = any ($2)
             on conflict %4$s',
            part, columns, case part when 'status' then 'id' else 'status_id' end,
            case part
                -- What was counted since the month was archived is here already.
                when 'status_counter' then
                    '(status_id, slot) do update set replies = status_counter.replies + excluded.replies,
                     reblogs = status_counter.reblogs + excluded.reblogs,
                     favourites = status_counter.favourites + excluded.favourites,
                     quotes = status_counter.quotes + excluded.quotes'
                else 'do nothing'
            end)
            using archived->part, back;
    end loop;
    return cardinality(back);
end
$$;
revoke all on function statuses.bring_back(bigint[], jsonb) from public;
grant execute on function statuses.bring_back(bigint[], jsonb) to stoa_statuses;

-- Has all that an account wrote or did erased from the files. Answers whether that was not asked for yet.
create or replace function statuses.leave_archive(account bigint) returns boolean
    language sql
    volatile
    set search_path = pg_catalog, pg_temp
    return (select count(*) > 0 from platform.erase_from_archive('statuses', 'account', array[account]));
revoke all on function statuses.leave_archive(bigint) from public;
grant execute on function statuses.leave_archive(bigint) to stoa_statuses;
