/** Where objects lie, how they are served, and how they go. */
@org.jspecify.annotations.NullMarked
package stoa.media.storage;
