/** Uploading, describing and attaching files. */
@org.jspecify.annotations.NullMarked
package stoa.media.uploading;
