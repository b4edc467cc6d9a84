/**
 * Media: uploads, processing, storage, custom emoji.
 *
 * <p>Owns the schema {@code media} and the stored objects, in a folder or in S3-compatible storage. Promises that a file is what
 * its bytes say and never what its sender says; that nothing is decoded before its size is known to be within the limits; that
 * pictures are kept without what their files said besides (places, devices, thumbnails), turned the right way up; that an address
 * never shows another content; that what nothing shows is gone after a day. Names no account and no status: the modules above
 * say in whose name they act. Custom emoji are here as both accounts and statuses name them.
 */
@org.jspecify.annotations.NullMarked
package stoa.media;
