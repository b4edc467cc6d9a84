/** Which tables sources and migrations name. What they name only at run time, the database roles of the modules catch. */
@org.jspecify.annotations.NullMarked
package stoa.architecture.sql;
