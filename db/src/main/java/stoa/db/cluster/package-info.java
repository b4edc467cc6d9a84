/** A PostgreSQL cluster of one's own in a data directory: primary, streaming replicas and PgBouncer, used by ./stoa run, by tests and by the code generator alike. */
@org.jspecify.annotations.NullMarked
package stoa.db.cluster;
