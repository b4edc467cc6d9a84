-- Every partitioned table of the schema gets the partitions of the coming months, whichever tables there are.
create or replace function statuses.ensure_partitions(from_day date, months integer) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    made  integer := 0;
    month date;
    child text;
    parent text;
begin
    if months not between 1 and 240 then
        raise exception 'months must be between 1 and 240, not %', months;
    end if;
    perform pg_advisory_xact_lock(hashtext('statuses.ensure_partitions'));
    for i in 0 .. months - 1 loop
        month := (date_trunc('month', from_day) + make_interval(months => i))::date;
        for parent in
            select c.relname
            from pg_class c
            where c.relnamespace = 'statuses'::regnamespace
              and c.relkind = 'p'
            order by c.oid
        loop
            child := parent || to_char(month, '"_y"YYYY"m"MM');
            if to_regclass(format('statuses.%I', child)) is null then
                execute format(
                    'create table statuses.%I partition of statuses.%I for values from (%s) to (%s)',
                    child, parent,
                    platform.id_at(month::timestamp at time zone 'UTC'),
                    platform.id_at((month + interval '1 month')::timestamp at time zone 'UTC'));
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end
$$;

-- For migrations that add a table: gives it a partition for each month that statuses have.
create function statuses.match_partitions() returns integer
    language sql
    set search_path = pg_catalog, pg_temp
return (
    select coalesce(sum(statuses.ensure_partitions(to_date(right(c.relname, 8), '"y"YYYY"m"MM'), 1)), 0)::integer
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'statuses.status'::regclass);
revoke all on function statuses.match_partitions() from stoa_statuses;

-- The figures of a status, in up to 16 rows (platform.counter_slot), so that those who favourite it at once do not wait
-- for each other, and its own row is not rewritten. A figure is the sum over the slots; a single slot may be below zero.
create table statuses.status_counter (
    status_id   bigint    not null,
    slot        smallint  not null check (slot between 0 and 15),
    replies     bigint    not null default 0,
    reblogs     bigint    not null default 0,
    favourites  bigint    not null default 0,
    primary key (status_id, slot)
) partition by range (status_id);
select statuses.match_partitions();

insert into statuses.status_counter (status_id, slot, replies, favourites)
select id, 0, replies_count, favourites_count
from statuses.status
where replies_count > 0 or favourites_count > 0;

alter table statuses.status
    drop column replies_count,
    drop column favourites_count;
