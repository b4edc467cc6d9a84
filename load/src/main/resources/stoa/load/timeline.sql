-- The newest twenty of those whom somebody follows, with their authors: what a page of the home timeline reads.
select status.id, status.account_id, status.content, status.visibility, status.created_at, figures.replies,
    figures.favourites, account.username, account.display_name
from (
    select newest.id
    from (select target_account_id as id from graph.follow where account_id = ? union all select ?) as author
    cross join lateral (
        select id from statuses.status
        where account_id = author.id and visibility <> 'direct'
        order by id desc limit 20) as newest
    order by newest.id desc limit 20) as page
join statuses.status on status.id = page.id
join accounts.account on account.id = status.account_id
cross join lateral (
    select coalesce(sum(replies), 0) as replies, coalesce(sum(favourites), 0) as favourites
    from statuses.status_counter where status_id = status.id) as figures
order by status.id desc
