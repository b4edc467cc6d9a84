/** Partitions of the coming time, made by the server itself; what becomes of old ones is the owner's business. */
@org.jspecify.annotations.NullMarked
package stoa.platform.partitions;
