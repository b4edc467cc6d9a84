-- Where the pictures of a profile lie in the storage of media; null for none.
alter table accounts.account
    add column avatar              text,
    add column avatar_description  text     not null default '' check (char_length(avatar_description) <= 1500),
    add column header              text,
    add column header_description  text     not null default '' check (char_length(header_description) <= 1500),
    add column show_media          boolean  not null default true,
    add column show_media_replies  boolean  not null default true,
    add column show_featured       boolean  not null default true;
