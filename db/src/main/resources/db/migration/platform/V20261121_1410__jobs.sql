-- Jobs, in the format of db-scheduler 16. Each pool works on a partition of its own, so that none waits behind another's
-- jobs and each has its own indexes; the parent shows them all.

create table platform.job (
    pool                  text        not null,
    task_name             text        not null,
    task_instance         text        not null,
    task_data             bytea,
    execution_time        timestamptz not null,
    picked                boolean     not null,
    picked_by             text,
    last_success          timestamptz,
    last_failure          timestamptz,
    consecutive_failures  integer,
    last_heartbeat        timestamptz,
    version               bigint      not null,
    priority              smallint,
    last_error            text,
    primary key (pool, task_name, task_instance)
) partition by list (pool);
create index job_priority_execution_time_idx on platform.job (priority desc, execution_time) where not picked;
create index job_execution_time_idx on platform.job (execution_time);
create index job_last_heartbeat_idx on platform.job (last_heartbeat) where picked;

do $$
declare
    pool text;
begin
    foreach pool in array array['scheduled', 'fanout', 'media', 'previews', 'mail', 'push', 'maintenance'] loop
        execute format('create table platform.%I partition of platform.job for values in (%L)', 'job_' || pool, pool);
        -- db-scheduler knows no such column.
        execute format('alter table platform.%I alter column pool set default %L', 'job_' || pool, pool);
        -- Rows come and go: vacuum by their number, not by a share of the table.
        execute format(
            'alter table platform.%I set (fillfactor = 70, autovacuum_vacuum_threshold = 1000,
                autovacuum_vacuum_scale_factor = 0.02)', 'job_' || pool);
    end loop;
end
$$;

-- Jobs that failed too often: kept with their last error until somebody retries or cancels them.
create table platform.parked_job (
    id             bigint      not null generated always as identity primary key,
    pool           text        not null,
    task_name      text        not null,
    task_instance  text        not null,
    task_data      bytea,
    priority       smallint,
    attempts       integer     not null,
    error          text        not null,
    parked_at      timestamptz not null default now()
);
