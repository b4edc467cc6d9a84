/** The table dictionary: what each table and view is for, how it grows and who may read it. */
@org.jspecify.annotations.NullMarked
package stoa.db.dictionary;
