/** Folders on the class path, in a directory or in a jar. */
@org.jspecify.annotations.NullMarked
package stoa.db.classpath;
