-- With what this server proves to push services who it is (VAPID, RFC 8292): one row, made at the first start.
create table notifications.vapid_key (
    id           smallint    not null default 1 primary key check (id = 1),
    -- A point of P-256, uncompressed.
    public_key   bytea       not null check (octet_length(public_key) = 65),
    private_key  bytea       not null check (octet_length(private_key) = 32),
    created_at   timestamptz not null default now()
);

-- Where an app wants to be told of notifications: one per access token, which is a row of the schema accounts.
create table notifications.push_subscription (
    id          bigint      not null default platform.timestamp_id() primary key,
    token_id    bigint      not null unique,
    account_id  bigint      not null,
    endpoint    text        not null check (char_length(endpoint) <= 2000),
    public_key  bytea       not null check (octet_length(public_key) = 65),
    auth        bytea       not null check (octet_length(auth) = 16),
    -- RFC 8291 and 8292, else the drafts before them.
    standard    boolean     not null,
    alerts      text[]      not null,
    policy      text        not null check (policy in ('all', 'followed', 'follower', 'none')),
    created_at  timestamptz not null default now()
);
create index push_subscription_account_id_idx on notifications.push_subscription (account_id);
