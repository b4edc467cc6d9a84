-- What a reader must at least be shown: positions in the write-ahead log, with the timeline that they are on. A position is
-- the number of bytes since the beginning (pg_lsn as a bigint), so that it can be compared anywhere.

create function platform.wal_timeline() returns integer
    language sql volatile
    set search_path = pg_catalog, pg_temp
as $$ select ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::integer $$;

create function platform.wal_lsn() returns bigint
    language sql volatile
    set search_path = pg_catalog, pg_temp
as $$ select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint $$;

-- Up to where somebody has written. Shared by all instances: it is read on the primary together with the access token.
create table platform.last_write (
    writer    bigint  not null primary key,
    timeline  integer not null,
    lsn       bigint  not null
) with (fillfactor = 50);

create view platform_api.last_write_v1 as
select writer, timeline, lsn
from platform.last_write;

-- Notes, after a commit has returned, that everything up to here may be the writer's own; null for nobody in particular.
create function platform.note_write(who bigint) returns table (timeline integer, lsn bigint)
    language plpgsql volatile
    set search_path = pg_catalog, pg_temp
as $$
begin
    timeline := platform.wal_timeline();
    lsn := platform.wal_lsn();
    if who is not null then
        insert into platform.last_write as noted (writer, timeline, lsn)
        values (who, note_write.timeline, note_write.lsn)
        on conflict on constraint last_write_pkey do update
        set timeline = excluded.timeline,
            lsn = case
                when noted.timeline = excluded.timeline then greatest(noted.lsn, excluded.lsn)
                else excluded.lsn
            end;
    end if;
    return next;
end
$$;
-- Called by the server's own logins, as no module in particular.
grant usage on schema platform to stoa_web, stoa_jobs;

-- With what the instances of one server sign what they hand out.
create table platform.secret (
    name   text  not null primary key,
    value  bytea not null
);
insert into platform.secret (name, value)
values ('consistency', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
