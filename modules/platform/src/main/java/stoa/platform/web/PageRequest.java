package stoa.platform.web;

import java.util.OptionalLong;

/**
 * One page by keyset, newest first (Mastodon documentation, "Paginating through API responses").
 *
 * @param maxId only ids below it
 * @param sinceId only ids above it, from the newest on
 * @param minId only ids above it, those next to it
 * @param limit rows at most, at least 1
 */
public record PageRequest(OptionalLong maxId, OptionalLong sinceId, OptionalLong minId, int limit) {

    /**
     * Reads the paging parameters; a limit above the largest is lowered to it.
     *
     * @throws Refusal 400 where one of them is not a number, or the limit is below 1
     */
    public static PageRequest of(Parameters parameters, int defaultLimit, int maxLimit) {
        int limit = parameters.integer("limit").orElse(defaultLimit);
        if (limit < 1) {
            throw Refusal.badRequest("Invalid value for parameter limit: must be at least 1");
        }
        return new PageRequest(
                parameters.id("max_id"), parameters.id("since_id"), parameters.id("min_id"), Math.min(limit, maxLimit));
    }

    /**
     * The newest below an id.
     *
     * @param maxId empty for the newest of all
     */
    public static PageRequest downFrom(OptionalLong maxId, int limit) {
        return new PageRequest(maxId, OptionalLong.empty(), OptionalLong.empty(), limit);
    }

    /** The same page, of ids above one alone. */
    public PageRequest above(long id) {
        return new PageRequest(maxId, OptionalLong.of(Math.max(sinceId.orElse(0), id)), minId, limit);
    }

    /** The same page, of ids below one alone. */
    public PageRequest below(long id) {
        return new PageRequest(OptionalLong.of(Math.min(before(), id)), sinceId, minId, limit);
    }

    /** The same page, with other room. */
    public PageRequest limitedTo(int rows) {
        return new PageRequest(maxId, sinceId, minId, rows);
    }

    /** The lower bound, exclusive: whichever of the two lower cursors is the higher. */
    public long after() {
        return Math.max(sinceId.orElse(0), minId.orElse(0));
    }

    /** The upper bound, exclusive. */
    public long before() {
        return maxId.orElse(Long.MAX_VALUE);
    }

    /** Whether the page is read upward from its lower bound, and turned round afterwards. */
    public boolean upward() {
        return minId.isPresent();
    }
}
