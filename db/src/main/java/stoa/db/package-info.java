/** Everything a DBA needs: the embedded cluster, migrations, code generation and the {@code ./stoa db} commands. */
@org.jspecify.annotations.NullMarked
package stoa.db;
