-- Whoever deletes their account is hidden at once, as the suspended are; what is theirs is erased later. What stays is a row
-- without anything personal, so that the name is never somebody else's.
alter table accounts.account
    add column deleted_at timestamptz,
    add constraint account_deleted_check check (deleted_at is null or suspended_at is not null);
