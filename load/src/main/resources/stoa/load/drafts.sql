-- What is needed more than once is computed once. Nothing of it is kept.
-- Drawn once, then used: "offset 0" keeps the planner from writing one expression into another again and again.
create temporary table draft as
select i, author, visibility, parent, tag,
    case
        when parent > 0 then pg_temp.zipf(pg_temp.u(parent, 2), @accounts@)
        when visibility = 'direct' then stranger
        else 0
    end as spoken_to
from (
    -- A fifth answer an earlier status that everybody may see, mostly a recent one; 0 for none.
    select i, author, visibility, stranger, tag,
        case when answers and candidate > 0 and pg_temp.open(pg_temp.u(candidate, 1)) then candidate else 0 end as parent
    from (
        select i, pg_temp.zipf(u2, @accounts@) as author, pg_temp.visibility(u1) as visibility,
            1 + floor(u5 * @accounts@)::bigint as stranger,
            case when u6 < 0.3 then 'tag' || pg_temp.zipf(u7, 500) end as tag,
            u3 < 0.25 as answers, i - pg_temp.zipf(u4, 5000) as candidate
        from (
            select i, pg_temp.u(i, 1) as u1, pg_temp.u(i, 2) as u2, pg_temp.u(i, 3) as u3, pg_temp.u(i, 4) as u4,
                pg_temp.u(i, 5) as u5, pg_temp.u(i, 6) as u6, pg_temp.u(i, 7) as u7
            from generate_series(1::bigint, @statuses@) as i
            offset 0) as drawn
        offset 0) as thought
    offset 0) as draft;

-- As many favourites as statuses, few statuses with very many; the multiplier scatters the popular ones over time.
create temporary table favoured as
select distinct status, account
from (
    select 1 + (pg_temp.zipf(pg_temp.u(i, 20), @statuses@) * 7919) % @statuses@ as status,
        1 + floor(pg_temp.u(i, 21) * @accounts@)::bigint as account
    from generate_series(1::bigint, @statuses@) as i
    offset 0) as drawn
where pg_temp.open(pg_temp.u(status, 1));

create temporary table followed as
select distinct follower, target
from (
    select 1 + i % @accounts@ as follower, pg_temp.zipf(pg_temp.u(i, 30), @accounts@) as target
    from generate_series(1::bigint, @accounts@ * @follows@) as i) as drawn
where follower <> target;

create temporary table reply_count as
select parent as i, count(*) as replies from draft where parent > 0 group by parent;
create temporary table favourite_count as
select status as i, count(*) as favourites from favoured group by status;
create unique index on reply_count (i);
create unique index on favourite_count (i);
create index on draft (i);
create index on favoured (status);
analyze draft, favoured, followed, reply_count, favourite_count;
