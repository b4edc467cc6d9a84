-- Files that people upload to show in what they post. Not partitioned: rows are read by id, and none leaves for its age.
create table media.attachment (
    id              bigint            not null default platform.timestamp_id() primary key,
    account_id      bigint            not null,
    kind            text              not null check (kind in ('image', 'video', 'audio')),
    state           text              not null check (state in ('processing', 'ready', 'failed')),
    -- Where the objects lie in the storage: what was uploaded, until it is processed; what is shown; a small picture of it.
    source          text,
    file            text,
    preview         text,
    width           integer,
    height          integer,
    preview_width   integer,
    preview_height  integer,
    duration        double precision,
    blurhash        text,
    description     text              check (char_length(description) <= 1500),
    focus_x         double precision  not null default 0 check (focus_x between -1 and 1),
    focus_y         double precision  not null default 0 check (focus_y between -1 and 1),
    failure         text,
    -- What shows it, or since when nothing does.
    status_id       bigint,
    free_since      timestamptz       default now(),
    check ((status_id is null) = (free_since is not null)),
    check (state <> 'ready' or file is not null)
);
create index attachment_status_id_idx on media.attachment (status_id) where status_id is not null;
create index attachment_free_since_idx on media.attachment (free_since) where free_since is not null;
