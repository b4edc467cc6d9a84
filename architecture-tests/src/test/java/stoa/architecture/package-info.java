/**
 * One manifest, four enforcers: bytecode, poms, SQL and the database catalogue are compared with the module table. Each
 * rule is a function from what it looks at to the violations found, so that it runs on the product and on planted faults
 * alike.
 */
@org.jspecify.annotations.NullMarked
package stoa.architecture;
