-- platform.make_partition makes the months now, and the owner retires them.
drop function notifications.ensure_partitions(date, integer);
drop function notifications.drop_partitions(date);
