/** The little that this module needs of JDBC beyond JDBC. */
@org.jspecify.annotations.NullMarked
package stoa.db.statements;
