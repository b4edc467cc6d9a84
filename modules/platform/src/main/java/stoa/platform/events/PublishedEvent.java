package stoa.platform.events;

import java.time.Instant;

/**
 * An event as it comes out of the log.
 *
 * @param id its place in the order of the log; the same at each delivery
 * @param publishedAt by the clock of the database
 */
public record PublishedEvent(long id, Instant publishedAt, Event event) {}
