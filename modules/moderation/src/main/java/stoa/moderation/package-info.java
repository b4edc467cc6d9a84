/**
 * Moderation: reports, actions on accounts and statuses, their audit. Owns the schema {@code moderation}.
 *
 * <p>So far the boundary only: its schema, its role and its place in the module table hold; it has no rows and no
 * endpoints yet.
 */
@org.jspecify.annotations.NullMarked
package stoa.moderation;
