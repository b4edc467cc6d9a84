/**
 * Notifications: the inbox and its delivery by push and e-mail. Owns the schema {@code notifications}.
 *
 * <p>So far the boundary only: its schema, its role and its place in the module table hold; it has no rows and no
 * endpoints yet.
 */
@org.jspecify.annotations.NullMarked
package stoa.notifications;
