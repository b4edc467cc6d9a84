/** What a migrated database contains: schemas, grants, foreign keys, views, and what the table dictionary says of them. */
@org.jspecify.annotations.NullMarked
package stoa.architecture.catalogue;
