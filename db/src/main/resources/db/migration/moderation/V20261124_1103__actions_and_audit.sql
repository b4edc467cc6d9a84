-- Who looks after a report, and who dealt with it.
alter table moderation.report
    add column assigned_account_id        bigint,
    add column action_taken_by_account_id bigint,
    add column updated_at                 timestamptz not null default now();
-- lint: allow update-all, because reports are few, and nobody changes them yet
update moderation.report set updated_at = coalesce(action_taken_at, created_at);
create index report_assigned_account_id_idx on moderation.report (assigned_account_id) where assigned_account_id is not null;
create index report_action_taken_by_account_id_idx on moderation.report (action_taken_by_account_id)
    where action_taken_by_account_id is not null;

-- What was done to an account, with what was written to its owner. A note that does nothing is one too.
create table moderation.action (
    id                 bigint       not null default platform.timestamp_id() primary key,
    -- Null once that moderator has left.
    account_id         bigint,
    target_account_id  bigint       not null,
    type               text         not null check (type in ('none', 'sensitive', 'disable', 'silence', 'suspend')),
    text               text         not null check (char_length(text) <= 5000),
    report_id          bigint       references moderation.report,
    created_at         timestamptz  not null default now()
);
create index action_target_account_id_id_idx on moderation.action (target_account_id, id desc);
create index action_account_id_idx on moderation.action (account_id);
create index action_report_id_idx on moderation.action (report_id);

-- Who did what, about whom and what: only added to. Of those who have left only that something was done stays.
create table moderation.audit_entry (
    id                 bigint       not null default platform.timestamp_id() primary key,
    account_id         bigint,
    act                text         not null,
    target_account_id  bigint,
    report_id          bigint,
    created_at         timestamptz  not null default now()
);
create index audit_entry_account_id_idx on moderation.audit_entry (account_id);
create index audit_entry_target_account_id_id_idx on moderation.audit_entry (target_account_id, id desc);

create function moderation.keep_audit_entry() returns trigger
    language plpgsql
as $$
begin
    if tg_op = 'UPDATE'
            and (new.id, new.act, new.created_at) = (old.id, old.act, old.created_at)
            and new.report_id is not distinct from old.report_id
            and (new.account_id is null or new.account_id is not distinct from old.account_id)
            and (new.target_account_id is null or new.target_account_id is not distinct from old.target_account_id) then
        return new;
    end if;
    raise exception 'audit entries are kept: people can be taken out of them, and nothing else';
end
$$;
create trigger audit_entry_is_kept before update or delete on moderation.audit_entry
    for each row execute function moderation.keep_audit_entry();
