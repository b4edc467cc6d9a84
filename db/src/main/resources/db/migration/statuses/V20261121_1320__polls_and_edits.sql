-- A poll has the id of its status.
alter table statuses.status
    add column has_poll   boolean not null default false,
    add column edited_at  timestamptz;

create table statuses.poll (
    status_id    bigint       not null,
    account_id   bigint       not null,
    options      text[]       not null check (cardinality(options) between 2 and 4),
    multiple     boolean      not null,
    hide_totals  boolean      not null,
    expires_at   timestamptz  not null,
    primary key (status_id)
) partition by range (status_id);

-- choice: the number of the option, from 0; -1 says that somebody voted at all, and keeps them from voting twice at once.
create table statuses.poll_vote (
    status_id   bigint       not null,
    account_id  bigint       not null,
    choice      smallint     not null check (choice between -1 and 3),
    created_at  timestamptz  not null default now(),
    primary key (status_id, account_id, choice)
) partition by range (status_id);

-- Votes by choice, voters under -1; summed over slots as statuses.status_counter.
create table statuses.poll_counter (
    status_id  bigint    not null,
    choice     smallint  not null check (choice between -1 and 3),
    slot       smallint  not null check (slot between 0 and 15),
    votes      bigint    not null,
    primary key (status_id, choice, slot)
) partition by range (status_id);

-- What a status was before an edit; created_at is when it became so.
create table statuses.status_edit (
    status_id     bigint       not null,
    id            bigint       not null default platform.timestamp_id(),
    content       text         not null,
    spoiler_text  text         not null,
    sensitive     boolean      not null,
    poll_options  text[],
    created_at    timestamptz  not null,
    primary key (status_id, id)
) partition by range (status_id);
select statuses.match_partitions();
