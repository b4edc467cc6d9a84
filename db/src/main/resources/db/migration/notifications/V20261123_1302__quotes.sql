alter table notifications.notification
    drop constraint notification_type_check,
    add constraint notification_type_check check (type in
        ('mention', 'status', 'reblog', 'follow', 'follow_request', 'favourite', 'poll', 'update', 'admin.sign_up',
         'admin.report', 'quote', 'quoted_update')) not valid;
