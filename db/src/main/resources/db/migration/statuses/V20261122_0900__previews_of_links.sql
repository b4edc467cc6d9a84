-- What a link leads to, as its page said when it was fetched; one row for all statuses with that link.
create table statuses.preview_card (
    id                 bigint       not null default platform.timestamp_id() primary key,
    url                text         not null unique check (length(url) <= 2048),
    type               text         not null check (type in ('link', 'photo', 'video')),
    title              text         not null,
    description        text         not null,
    language           text,
    author_name        text         not null,
    author_url         text         not null,
    provider_name      text         not null,
    provider_url       text         not null,
    html               text         not null,
    width              integer      not null,
    height             integer      not null,
    -- The name of a picture in the storage.
    image              text,
    image_description  text         not null,
    blurhash           text,
    published_at       timestamptz,
    fetched_at         timestamptz  not null
);

-- Which status shows which link.
create table statuses.status_card (
    status_id  bigint not null,
    card_id    bigint not null,
    primary key (status_id)
) partition by range (status_id);
create index status_card_card_id_status_id_idx on statuses.status_card (card_id, status_id desc);
select statuses.match_partitions();
