alter table notifications.notification
    -- The report that it is about, told to those who look after the server.
    add column report_id bigint,
    drop constraint notification_type_check,
    add constraint notification_type_check check (type in
        ('mention', 'status', 'reblog', 'follow', 'follow_request', 'favourite', 'poll', 'update', 'admin.sign_up',
         'admin.report'));
