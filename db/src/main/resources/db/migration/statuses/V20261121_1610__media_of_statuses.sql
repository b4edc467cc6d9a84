-- What a status shows, in its order; null for nothing, as for most.
alter table statuses.status
    add column media_ids bigint[] check (cardinality(media_ids) between 1 and 4);
create index status_public_media_id_idx on statuses.status (id desc)
    where visibility = 'public' and media_ids is not null;
create index status_account_id_media_id_idx on statuses.status (account_id, id desc) where media_ids is not null;

-- What a version showed, and what it said of it: descriptions change with the version.
alter table statuses.status_edit
    add column media_ids           bigint[],
    add column media_descriptions  text[],
    add constraint status_edit_media_check
        check (cardinality(media_ids) = cardinality(media_descriptions));
