/** What a file is, and what is kept of it: files in, files out; no database and no storage. */
@org.jspecify.annotations.NullMarked
package stoa.media.processing;
