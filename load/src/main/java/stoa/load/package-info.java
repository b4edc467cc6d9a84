/** Load on a server that runs, over HTTP and SQL: every figure that Stoa claims is printed by a command in here. */
@org.jspecify.annotations.NullMarked
package stoa.load;
