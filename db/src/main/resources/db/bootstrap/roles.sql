-- The logins of Stoa. Run by a superuser inside the database (usually called stoa), once or again: it changes nothing
-- the second time. Passwords are set apart from this file.
--
--   stoa_owner       owns the database, runs migrations and administrative commands; never serves a request
--   stoa_web         the server's requests
--   stoa_jobs        the server's background jobs
--   stoa_pooler      lets PgBouncer look up how to check a password; can read nothing else
--   stoa_replicator  streaming replication, and nothing else
--
-- What web and jobs may do comes from the roles of the modules (stoa_accounts, …), which migrations make.

do $$
declare
  login record;
begin
  for login in
    select *
    from (values
      ('stoa_owner', 'createrole'),
      ('stoa_web', ''),
      ('stoa_jobs', ''),
      ('stoa_pooler', ''),
      ('stoa_replicator', 'replication')
    ) as wanted (name, attributes)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = login.name) then
      execute format('create role %I login %s', login.name, login.attributes);
    end if;
  end loop;

  execute format('alter database %I owner to stoa_owner', current_database());
  -- Nobody gets in, makes schemas or temporary tables unless named here; the owner may by owning it.
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to stoa_web, stoa_jobs, stoa_pooler', current_database());
end
$$;

-- Replication lag and statements of other logins can be read by those who watch them.
grant pg_monitor to stoa_owner, stoa_jobs;
-- The server asks each replica which timeline it follows (pg_stat_wal_receiver).
grant pg_read_all_stats to stoa_web;

revoke create on schema public from public;

-- Extensions that only a superuser can make; where one is not installed, Stoa does without it.
do $$
declare
  extension text;
begin
  for extension in
    select name
    from pg_catalog.pg_available_extensions
    where name in ('pg_stat_statements', 'pg_trgm')
  loop
    execute format('create extension if not exists %I with schema public', extension);
  end loop;
end
$$;

-- What PgBouncer asks (auth_query). It runs with the rights of the superuser who made it, hence the fixed search path
-- and the narrow answer: no superuser and no replication login can come in through the pooler.
create schema if not exists pooler;
revoke all on schema pooler from public;
grant usage on schema pooler to stoa_pooler;

create or replace function pooler.verifier(wanted text)
  returns table (login text, verifier text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select usename::text, passwd
  from pg_catalog.pg_shadow
  where usename = wanted
    and not usesuper
    and not userepl
    and (valuntil is null or valuntil > now())
$$;
revoke all on function pooler.verifier(text) from public;
grant execute on function pooler.verifier(text) to stoa_pooler;
