-- What the server tells everybody who has an account. Few rows.
create table accounts.announcement (
    id            bigint       not null default platform.timestamp_id() primary key,
    text          text         not null check (char_length(text) between 1 and 5000),
    starts_at     timestamptz,
    ends_at       timestamptz,
    all_day       boolean      not null default false,
    published_at  timestamptz  not null default now(),
    check (ends_at is null or starts_at is null or ends_at >= starts_at)
);

create table accounts.announcement_dismissal (
    announcement_id  bigint  not null references accounts.announcement on delete cascade,
    account_id       bigint  not null references accounts.account on delete cascade,
    primary key (announcement_id, account_id)
);
create index announcement_dismissal_account_id_idx on accounts.announcement_dismissal (account_id);

create table accounts.announcement_reaction (
    announcement_id  bigint       not null references accounts.announcement on delete cascade,
    account_id       bigint       not null references accounts.account on delete cascade,
    name             text         not null,
    created_at       timestamptz  not null default now(),
    primary key (announcement_id, name, account_id)
);
create index announcement_reaction_account_id_idx on accounts.announcement_reaction (account_id);
