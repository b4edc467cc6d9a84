-- Sign-in in two steps: the password, then a code that an app computes from a shared secret (RFC 6238), or one that was noted
-- down before. The secret cannot be hashed, since it is computed with.
alter table accounts.login
    add column totp_secret   bytea,
    -- Since when it is asked for; a secret without it waits for its first code.
    add column totp_since    timestamptz,
    -- Of the last code that was taken: none is taken twice.
    add column totp_step     bigint,
    add constraint login_totp_check check (totp_since is null or totp_secret is not null);

create table accounts.recovery_code (
    account_id  bigint  not null references accounts.login on delete cascade,
    code_hash   bytea   not null,
    primary key (account_id, code_hash)
);

-- A browser that has said the password, and still has to say the code.
alter table accounts.browser_session
    add column awaits_code  boolean  not null default false,
    add column wrong_codes  integer  not null default 0;
