-- One slice of the statuses, from @first@ to @last@, with what hangs on them.
insert into statuses.status (id, account_id, text, content, visibility, language, in_reply_to_id, in_reply_to_account_id,
    created_at)
select pg_temp.id(i, @statuses@), pg_temp.account(author),
    case when spoken_to > 0 then '@' || pg_temp.username(spoken_to) || ' ' else '' end || words
        || coalesce(' #' || tag, ''),
    '<p>' || case when spoken_to > 0 then '<span class="h-card" translate="no"><a href="@url@/@'
            || pg_temp.username(spoken_to) || '" class="u-url mention">@<span>' || pg_temp.username(spoken_to)
            || '</span></a></span> ' else '' end || words
        || coalesce(' <a href="@url@/tags/' || tag || '" class="mention hashtag" rel="tag">#<span>' || tag
            || '</span></a>', '') || '</p>',
    visibility, 'en',
    case when parent > 0 then pg_temp.id(parent, @statuses@) end,
    case when parent > 0 then pg_temp.account(spoken_to) end,
    to_timestamp(pg_temp.at(i, @statuses@) / 1000.0)
from (select *, pg_temp.words(i) as words from draft where i between @first@ and @last@ offset 0) as draft;

insert into statuses.status_counter (status_id, slot, replies, favourites)
select pg_temp.id(i, @statuses@), 0, coalesce(replies, 0), coalesce(favourites, 0)
from (select i from draft where i between @first@ and @last@) as draft
left join reply_count using (i)
left join favourite_count using (i)
where replies > 0 or favourites > 0;

insert into statuses.mention (status_id, account_id, username)
select pg_temp.id(i, @statuses@), pg_temp.account(spoken_to), pg_temp.username(spoken_to)
from draft where spoken_to > 0 and i between @first@ and @last@;

insert into statuses.status_tag (status_id, tag)
select pg_temp.id(i, @statuses@), tag from draft where tag is not null and i between @first@ and @last@;

insert into statuses.favourite (status_id, account_id, created_at)
select pg_temp.id(status, @statuses@), pg_temp.account(account), to_timestamp(pg_temp.at(status, @statuses@) / 1000.0 + 60)
from favoured where status between @first@ and @last@;
