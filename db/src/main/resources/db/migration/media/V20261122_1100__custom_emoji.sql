-- Pictures that people put into what they write by their name between colons; an administrator chooses them. Few rows: every
-- instance holds them all.
create table media.custom_emoji (
    shortcode   text         not null primary key check (shortcode ~ '^[a-zA-Z0-9_]{2,100}$'),
    category    text         check (char_length(category) between 1 and 100),
    -- Where the objects lie in the storage: as it is shown, and as it is shown to those who want nothing to move.
    file        text         not null,
    still       text         not null,
    -- Whether apps offer it; known by its name it is either way.
    listed      boolean      not null default true,
    -- Whether it is known at all; what is not can come back without its file.
    enabled     boolean      not null default true,
    created_at  timestamptz  not null default now()
);
