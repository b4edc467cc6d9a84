insert into accounts.account (id, username, display_name, note, locked, created_at)
select pg_temp.account(i), pg_temp.username(i), 'Load ' || i, 'Made by ./stoa load data.', pg_temp.u(i, 40) < 0.05,
    to_timestamp((@from@ - 86400000 + i) / 1000.0)
from generate_series(1::bigint, @accounts@) as i;

-- A hash that is well-formed and that no password has: they are signed in by their access tokens only.
insert into accounts.login (account_id, email, password_hash, confirmed_at, created_at)
select pg_temp.account(i), pg_temp.username(i) || '@load.invalid', '@password@', now(), now()
from generate_series(1::bigint, @accounts@) as i;

insert into accounts.account_counter (account_id, followers, following, statuses, last_status_on)
select pg_temp.account(i), coalesce(followers, 0), coalesce(following, 0), coalesce(statuses, 0), last_status_on
from generate_series(1::bigint, @accounts@) as i
left join (select target as i, count(*) as followers from followed group by 1) as fans using (i)
left join (select follower as i, count(*) as following from followed group by 1) as idols using (i)
left join (
    select author as i, count(*) as statuses,
        (to_timestamp(pg_temp.at(max(i), @statuses@) / 1000.0) at time zone 'UTC')::date as last_status_on
    from draft group by 1) as posts using (i);

insert into graph.follow (id, account_id, target_account_id, created_at)
select pg_temp.id(n, total), pg_temp.account(follower), pg_temp.account(target),
    to_timestamp(pg_temp.at(n, total) / 1000.0)
from (
    select follower, target, row_number() over (order by pg_temp.u(follower, target::integer)) as n, count(*) over () as total
    from followed) as numbered;
