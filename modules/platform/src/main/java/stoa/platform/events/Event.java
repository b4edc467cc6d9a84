package stoa.platform.events;

/**
 * Something that happened: a record in the past tense of ids and instants, annotated with {@link EventType} and
 * {@code @Serdeable}. A reader looks up whatever else it needs, and finds it as it is now.
 */
public interface Event {

    /**
     * Whose order must be kept: a consumer is given the events of one key in the order in which they happened, by one worker
     * at a time. Usually the account that acted.
     */
    long orderingKey();
}
