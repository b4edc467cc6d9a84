-- By which names people are found. The expressions are those of the indexes on accounts.account.
create or replace view accounts_api.account_name_v1 as
select a.id as account_id,
       lower(a.username) as username,
       a.username || ' ' || a.display_name as names,
       c.followers
from accounts.account a
join accounts.account_counter c on c.account_id = a.id
where a.suspended_at is null;
