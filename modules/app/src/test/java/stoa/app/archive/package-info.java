/** What people are shown of months that lie in the archive. */
@org.jspecify.annotations.NullMarked
package stoa.app.archive;
