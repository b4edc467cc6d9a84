-- A status may quote another one, as long as the author of that lets it.
alter table statuses.status
    add column quote_of_id   bigint,
    -- Null where it quotes nothing.
    add column quote_state   text,
    -- Who may quote it; of what was posted before there were quotes nobody was asked.
    add column quote_policy  text not null default 'nobody';
alter table statuses.status
    add constraint status_quote_state_check
        check (quote_state in ('accepted', 'revoked', 'deleted')) not valid,
    add constraint status_quote_policy_check
        check (quote_policy in ('public', 'followers', 'nobody')) not valid;

-- By what a status is quoted, as long as nobody has revoked it: statuses.status, partitioned by the id of what quotes, would have to
-- be looked through.
create table statuses.quote (
    status_id  bigint not null,
    quote_id   bigint not null,
    primary key (status_id, quote_id)
) partition by range (status_id);
select statuses.match_partitions();

alter table statuses.status_counter add column quotes bigint not null default 0;
