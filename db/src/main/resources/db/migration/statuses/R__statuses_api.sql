-- What timelines choose from; a status is shown only after statuses has checked that its viewer may see it. Columns are
-- only ever added, at the end.
create or replace view statuses_api.status_v1 as
select id, account_id, visibility, in_reply_to_id, in_reply_to_account_id, language, reblog_of_id, reblog_of_account_id,
       sensitive,
       media_ids is not null as has_media,
       application_name,
       case when quote_state = 'accepted' then quote_of_id end as quote_of_id
from statuses.status;

create or replace view statuses_api.mention_v1 as
select status_id, account_id
from statuses.mention;

-- Hashtags in lower case.
create or replace view statuses_api.status_tag_v1 as
select status_id, tag
from statuses.status_tag;

create or replace view statuses_api.followed_tag_v1 as
select account_id, tag
from statuses.followed_tag;

-- Never below zero; asked without a range of ids it reads everything.
create or replace view statuses_api.status_figures_v1 as
select status_id,
       greatest(sum(replies), 0)::bigint as replies,
       greatest(sum(reblogs), 0)::bigint as reblogs,
       greatest(sum(favourites), 0)::bigint as favourites
from statuses.status_counter
group by status_id;

-- A conversation is named by its first status.
create or replace view statuses_api.conversation_v1 as
select id as status_id, coalesce(conversation_id, id) as conversation_id
from statuses.status;

create or replace view statuses_api.muted_conversation_v1 as
select account_id, conversation_id
from statuses.muted_conversation;

create or replace view statuses_api.favourite_v1 as
select status_id, account_id
from statuses.favourite;

-- Who reblogged what; reblog_id is the status that shows it.
create or replace view statuses_api.reblog_v1 as
select status_id, account_id, reblog_id
from statuses.reblog;

-- What quotes what; quote_id is the status that quotes.
create or replace view statuses_api.quote_v1 as
select status_id, quote_id
from statuses.quote;

create or replace view statuses_api.poll_voter_v1 as
select status_id, account_id
from statuses.poll_vote
where choice = -1;

-- Which link a status shows.
create or replace view statuses_api.status_card_v1 as
select status_id, card_id
from statuses.status_card;

-- The links that have a preview.
create or replace view statuses_api.preview_card_v1 as
select id as card_id, url
from statuses.preview_card;
