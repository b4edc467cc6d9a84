/** Acts on the database: where they run, in which transaction, under which module's name. */
@org.jspecify.annotations.NullMarked
package stoa.platform.database;
