/** What is kept of reads in this process, for a short while, without breaking what reads promise. */
@org.jspecify.annotations.NullMarked
package stoa.platform.cache;
