/** Finds statements in migrations that would stop a large table, and names the safe way. */
@org.jspecify.annotations.NullMarked
package stoa.db.lint;
