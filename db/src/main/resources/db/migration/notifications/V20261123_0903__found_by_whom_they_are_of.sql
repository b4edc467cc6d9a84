-- What others were told of an account goes with it.
create index notification_from_account_id_idx on notifications.notification (from_account_id);
create index request_from_account_id_idx on notifications.request (from_account_id);
create index permission_from_account_id_idx on notifications.permission (from_account_id);
