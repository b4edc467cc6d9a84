-- By which names people are found. The expressions are those of the indexes on accounts.account.
create or replace view accounts_api.account_name_v1 as
select a.id as account_id,
       lower(a.username) as username,
       a.username || ' ' || a.display_name as names,
       (select greatest(coalesce(sum(c.followers), 0), 0)::bigint
        from accounts.account_counter c
        where c.account_id = a.id) as followers,
       a.discoverable,
       a.silenced_at is not null as silenced
from accounts.account a
where a.suspended_at is null;

-- Whom not everybody is shown: the suspended nobody, as is whoever has deleted their account; the silenced, unasked, only their
-- followers. Few: there is an index of them.
create or replace view accounts_api.restricted_account_v1 as
select a.id as account_id,
       a.suspended_at is not null as suspended
from accounts.account a
where a.suspended_at is not null or a.silenced_at is not null;

-- Whose public statuses anybody who is signed in may find; of the silenced only their followers.
create or replace view accounts_api.indexable_account_v1 as
select a.id as account_id,
       a.silenced_at is not null as silenced
from accounts.account a
where a.indexable
  and a.suspended_at is null;

-- Those who look after the server.
create or replace view accounts_api.staff_v1 as
select l.account_id, l.role
from accounts.login l
join accounts.account a on a.id = l.account_id
where l.role in ('moderator', 'admin')
  and l.disabled_at is null
  and a.suspended_at is null;

-- Who signed up; ids carry their time.
create or replace view accounts_api.sign_up_v1 as
select id as account_id
from accounts.account;

-- Who signed in when, in an app or in a browser, as far as it is still known.
create or replace view accounts_api.sign_in_v1 as
select account_id, created_at
from accounts.access_token
where account_id is not null
union all
select account_id, created_at
from accounts.browser_session
where not awaits_code;

-- Access tokens of people, and whether their holders may act: for what belongs to a token and outlives a request.
create or replace view accounts_api.user_token_v1 as
select t.id as token_id,
       t.account_id,
       l.locale,
       l.confirmed_at is not null and l.disabled_at is null and a.suspended_at is null as active
from accounts.access_token t
join accounts.login l on l.account_id = t.account_id
join accounts.account a on a.id = t.account_id;
