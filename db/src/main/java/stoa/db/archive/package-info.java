/**
 * Old partitions as Parquet files, with proof: exported, read back independently, compared, kept, and only then dropped. And back
 * again.
 */
@org.jspecify.annotations.NullMarked
package stoa.db.archive;
