-- All files of somebody: copied into their archive, and erased with their account.
create index attachment_account_id_id_idx on media.attachment (account_id, id);
