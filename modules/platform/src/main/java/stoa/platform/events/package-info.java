/**
 * The event log: modules say what happened, in the transaction in which it happened, and others do the rest later.
 *
 * <p>An {@link stoa.platform.events.Event} is a record in the base package of the module that publishes it. It goes out
 * through {@link stoa.platform.events.Events} and comes in through one of two doors:
 *
 * <ul>
 *   <li>{@link stoa.platform.events.EventConsumer}: every event once, on one of the instances, however long it takes; for
 *       what must happen (feeds, counters, notifications).
 *   <li>{@link stoa.platform.events.EventWatcher}: every event on every instance, soon, while the instance lives; for what
 *       lives in an instance (caches, open streams).
 * </ul>
 *
 * <p>Order: the ids of events are handed out at the end of the transaction that publishes them, and delivered in order of
 * ids, as far as no earlier id may still appear; so where one transaction waited for another, its events come second. Nothing
 * is skipped, whoever commits late. Consumers see one key's events in order; different keys may overtake each other.
 */
@org.jspecify.annotations.NullMarked
package stoa.platform.events;
