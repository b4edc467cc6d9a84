/** The module table (architecture-tests/modules.yml), read and checked. */
@org.jspecify.annotations.NullMarked
package stoa.db.manifest;
