/**
 * Notifications: what people are told of what others do, whom they want to hear of, and push messages.
 *
 * <p>Owns the schema {@code notifications}. Listens to what {@code statuses}, {@code graph}, {@code moderation} and {@code accounts} publish, and
 * publishes {@link stoa.notifications.Notified}. Promises that what blocks, mutes, muted conversations and the reader's policy
 * hide is neither written nor shown, that what is undone is taken back, and that a fact is told once however often its event
 * comes. Asks for how far somebody has read through {@link stoa.notifications.ReadPositions}.
 */
@org.jspecify.annotations.NullMarked
package stoa.notifications;
