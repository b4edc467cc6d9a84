/**
 * Media: uploads, processing, storage. Owns the schema {@code media}.
 *
 * <p>So far the boundary only: its schema, its role and its place in the module table hold; it has no rows and no
 * endpoints yet.
 */
@org.jspecify.annotations.NullMarked
package stoa.media;
