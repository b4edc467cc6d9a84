/** Flyway, run as the owner over a direct connection. */
@org.jspecify.annotations.NullMarked
package stoa.db.migration;
