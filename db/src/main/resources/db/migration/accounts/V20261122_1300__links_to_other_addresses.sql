-- A link that is sent to another address makes it the account's.
alter table accounts.emailed_link
    drop constraint emailed_link_purpose_check,
    add constraint emailed_link_purpose_check check (purpose in ('confirmation', 'password', 'address'));
