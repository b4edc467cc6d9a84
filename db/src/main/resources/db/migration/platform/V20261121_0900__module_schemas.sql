-- One schema and one role per module, after the module table (architecture-tests/modules.yml) of the day; a test
-- compares the two, and a later change of the table is a migration of its own.
--
--   <module>       its tables; nobody but the module's role gets in
--   <module>_api   its published views; for the module and for those that may call it
--   stoa_<module>  the role under which its statements may run (SET LOCAL ROLE); stoa_web and stoa_jobs have all of them

-- In PostgreSQL everybody may execute a new function. Here nobody may, unless it says so below or beside the function.
alter default privileges revoke execute on functions from public;

do $$
declare
  module record;
  caller text;
begin
  create temporary table wanted on commit drop as
  select name, may_call
  from (values
    ('platform', array[]::text[]),
    ('media', array['platform']),
    ('accounts', array['platform', 'media']),
    ('graph', array['platform', 'accounts']),
    ('statuses', array['platform', 'media', 'accounts', 'graph']),
    ('timelines', array['platform', 'accounts', 'graph', 'statuses']),
    ('moderation', array['platform', 'media', 'accounts', 'statuses']),
    ('notifications', array['platform', 'accounts', 'graph', 'statuses', 'moderation']),
    ('insights', array['platform', 'accounts', 'statuses'])
  ) as modules (name, may_call);

  for module in select name from wanted loop
    -- Roles belong to the whole server: another database of Stoa may have made them already.
    if not exists (select from pg_catalog.pg_roles where rolname = 'stoa_' || module.name) then
      execute format('create role %I nologin', 'stoa_' || module.name);
    end if;
    execute format('grant %I to stoa_web, stoa_jobs with inherit true, set true', 'stoa_' || module.name);

    -- The migration tool has made platform for its history.
    if not exists (select from pg_catalog.pg_namespace where nspname = module.name) then
      execute format('create schema %I', module.name);
    end if;
    execute format('grant usage on schema %I to %I', module.name, 'stoa_' || module.name);
    execute format(
      'alter default privileges in schema %I grant select, insert, update, delete on tables to %I',
      module.name, 'stoa_' || module.name);
    execute format(
      'alter default privileges in schema %I grant usage on sequences to %I', module.name, 'stoa_' || module.name);
    execute format(
      'alter default privileges in schema %I grant execute on functions to %I', module.name, 'stoa_' || module.name);
  end loop;

  for module in select name from wanted loop
    execute format('create schema %I', module.name || '_api');
    for caller in
      select w.name
      from wanted w
      where w.name = module.name
        or module.name = any (w.may_call)
    loop
      execute format('grant usage on schema %I to %I', module.name || '_api', 'stoa_' || caller);
      execute format(
        'alter default privileges in schema %I grant select on tables to %I',
        module.name || '_api', 'stoa_' || caller);
    end loop;
  end loop;

  -- The tools in platform (ids, for one) are for every module; its tables are not.
  for module in select name from wanted where name <> 'platform' loop
    execute format('grant usage on schema platform to %I', 'stoa_' || module.name);
    execute format(
      'alter default privileges in schema platform grant execute on functions to %I', 'stoa_' || module.name);
  end loop;
end
$$;

-- Ids that carry their time, as Mastodon's do: 48 bits of Unix milliseconds, then 16 bits that tell apart the ids of one
-- millisecond. The sequence wraps there after 65536, so ids of different milliseconds are in order, and those of one
-- are unique but not always in order.
create sequence platform.timestamp_id_sequence as bigint;
grant usage on sequence platform.timestamp_id_sequence
  to stoa_media, stoa_accounts, stoa_graph, stoa_statuses, stoa_timelines, stoa_moderation, stoa_notifications,
     stoa_insights;

-- Runs with the rights of its caller so that PostgreSQL can inline it into the statement, hence the grant above.
create function platform.timestamp_id()
  returns bigint
  language sql
  volatile
  parallel unsafe
  return floor(extract(epoch from clock_timestamp()) * 1000)::bigint << 16
    | (nextval('platform.timestamp_id_sequence'::regclass) & 65535);

-- The lowest id of an instant: bounds of partitions, and "since" in queries. Immutable, although extract() from a
-- timestamptz is only stable: other fields depend on the session's time zone, the epoch does not. So the planner
-- computes it once and prunes partitions with it.
create function platform.id_at(instant timestamptz)
  returns bigint
  language sql
  immutable
  strict
  parallel safe
  return floor(extract(epoch from instant) * 1000)::bigint << 16;
