-- The manifest of the archive: one row per partition that was handed to it, and all that is needed to prove its file. A file is
-- believed only where verified_at is set; a table is dropped in the transaction that sets dropped_at.
create table platform.archived_partition (
    schema_name     text         not null,
    partition_name  text         not null,
    parent_name     text         not null,
    lower_bound     text         not null,
    upper_bound     text         not null,
    accepted_at     timestamptz  not null default now(),
    object_name     text,
    object_bytes    bigint,
    object_sha256   text,
    table_bytes     bigint,
    row_count       bigint,
    checksum        text,
    shape           text,
    schema_hash     text,
    verified_at     timestamptz,
    checked_at      timestamptz,
    dropped_at      timestamptz,
    restored_at     timestamptz,
    primary key (schema_name, partition_name),
    constraint archived_partition_proof_check check (
        verified_at is null or num_nulls(
            object_bytes, object_sha256, table_bytes, row_count, checksum, shape, schema_hash) = 0),
    constraint archived_partition_dropped_check check (dropped_at is null or verified_at is not null),
    constraint archived_partition_restored_check check (restored_at is null or verified_at is not null)
);
