-- What happened in a week, which begins on Monday at midnight UTC. A week that is over is counted once.
create table insights.week_activity (
    week           date         not null primary key,
    statuses       bigint       not null,
    people         bigint       not null,
    registrations  bigint       not null,
    counted_at     timestamptz  not null
);
