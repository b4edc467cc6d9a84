-- statuses.ensure_partitions stays for those who bring statuses of years ago, as the owner: servers use platform.make_partition.
revoke execute on function statuses.ensure_partitions(date, integer) from stoa_statuses;
