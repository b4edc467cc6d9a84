-- People (account), how they sign in (login), the apps they use (application) and what those apps hold.

create table accounts.account (
    id              bigint      not null default platform.timestamp_id() primary key,
    username        text        not null check (username ~ '^[A-Za-z0-9_]{1,30}$'),
    display_name    text        not null default '' check (char_length(display_name) <= 30),
    note            text        not null default '' check (char_length(note) <= 500),
    locked          boolean     not null default false,
    bot             boolean     not null default false,
    discoverable    boolean     not null default true,
    indexable       boolean     not null default false,
    suspended_at    timestamptz,
    created_at      timestamptz not null default now()
);
create unique index account_username_idx on accounts.account (lower(username));

-- The figures of a profile. A table of its own: they change often, the profile seldom.
create table accounts.account_counter (
    account_id      bigint  not null primary key references accounts.account on delete cascade,
    followers       bigint  not null default 0,
    following       bigint  not null default 0,
    statuses        bigint  not null default 0,
    last_status_on  date
);

create table accounts.login (
    account_id           bigint      not null primary key references accounts.account on delete cascade,
    email                text        not null check (char_length(email) <= 254),
    password_hash        text        not null,
    role                 text        not null default 'user' check (role in ('user', 'moderator', 'admin')),
    locale               text        not null default 'en',
    default_privacy      text        not null default 'public' check (default_privacy in ('public', 'unlisted', 'private', 'direct')),
    default_sensitive    boolean     not null default false,
    default_language     text,
    confirmed_at         timestamptz,
    disabled_at          timestamptz,
    created_by_app_id    bigint,
    created_at           timestamptz not null default now()
);
create unique index login_email_idx on accounts.login (lower(email));

create table accounts.application (
    id                  bigint      not null generated always as identity primary key,
    name                text        not null,
    website             text,
    redirect_uris       text[]      not null,
    scopes              text[]      not null,
    client_id           text        not null unique,
    client_secret_hash  bytea       not null,
    created_at          timestamptz not null default now()
);

-- Handed to an app through the browser, exchanged once, within minutes (RFC 6749, 4.1.2).
create table accounts.authorization_code (
    code_hash       bytea       not null primary key,
    application_id  bigint      not null references accounts.application on delete cascade,
    account_id      bigint      not null references accounts.account on delete cascade,
    redirect_uri    text        not null,
    scopes          text[]      not null,
    code_challenge  text,
    expires_at      timestamptz not null
);
create index authorization_code_expires_at_idx on accounts.authorization_code (expires_at);

-- Only the SHA-256 of a token is kept: who reads this table cannot act as anybody.
create table accounts.access_token (
    id              bigint      not null generated always as identity primary key,
    token_hash      bytea       not null unique,
    application_id  bigint      not null references accounts.application on delete cascade,
    account_id      bigint      references accounts.account on delete cascade,
    scopes          text[]      not null,
    created_at      timestamptz not null default now()
);
create index access_token_account_id_idx on accounts.access_token (account_id);
create index access_token_application_id_idx on accounts.access_token (application_id);

create table accounts.browser_session (
    id              bigint      not null generated always as identity primary key,
    token_hash      bytea       not null unique,
    account_id      bigint      not null references accounts.account on delete cascade,
    user_agent      text        not null default '',
    created_at      timestamptz not null default now(),
    expires_at      timestamptz not null
);
create index browser_session_account_id_idx on accounts.browser_session (account_id);
create index browser_session_expires_at_idx on accounts.browser_session (expires_at);
