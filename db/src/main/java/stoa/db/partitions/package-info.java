/**
 * How partitions come and go, for all tables whose lifecycle the dictionary declares: made ahead, detached when their time is
 * over, ended after a grace period. Done as the owner on a direct connection; what servers do themselves, making
 * ahead, is {@code platform.make_partition}.
 */
@org.jspecify.annotations.NullMarked
package stoa.db.partitions;
