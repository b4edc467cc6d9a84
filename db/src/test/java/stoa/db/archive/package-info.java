@org.jspecify.annotations.NullMarked
package stoa.db.archive;
