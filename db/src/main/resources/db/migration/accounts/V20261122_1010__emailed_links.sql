-- Links that were sent by e-mail and prove that whoever opens them reads it: one of a kind and account, the last one sent.
-- Only the SHA-256 of what stands in them is kept.
create table accounts.emailed_link (
    account_id  bigint      not null references accounts.account on delete cascade,
    purpose     text        not null check (purpose in ('confirmation', 'password')),
    token_hash  bytea       not null unique,
    -- To where it was sent: it proves nothing of another address.
    email       text        not null check (char_length(email) <= 254),
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null,
    primary key (account_id, purpose)
);
