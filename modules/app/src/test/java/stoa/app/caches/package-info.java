/** What is kept of reads, from outside. */
@org.jspecify.annotations.NullMarked
package stoa.app.caches;
