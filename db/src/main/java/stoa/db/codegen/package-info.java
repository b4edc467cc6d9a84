/** jOOQ tables for one module: its own schema and the published views of the modules it may call. */
@org.jspecify.annotations.NullMarked
package stoa.db.codegen;
