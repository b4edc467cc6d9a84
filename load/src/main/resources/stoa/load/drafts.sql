-- What is needed more than once is computed once. Nothing of it is kept.
create temporary table draft as
select i, pg_temp.author(i) as author, pg_temp.visibility(i) as visibility, pg_temp.parent(i) as parent,
    pg_temp.spoken_to(i) as spoken_to, pg_temp.tag(i) as tag
from generate_series(1::bigint, @statuses@) as i;

-- As many favourites as statuses, few statuses with very many; the multiplier scatters the popular ones over time.
create temporary table favoured as
select distinct status, account
from (
    select 1 + (pg_temp.zipf(pg_temp.u(i, 20), @statuses@) * 7919) % @statuses@ as status,
        1 + floor(pg_temp.u(i, 21) * @accounts@)::bigint as account
    from generate_series(1::bigint, @statuses@) as i) as drawn
where pg_temp.visibility(status) in ('public', 'unlisted');

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
