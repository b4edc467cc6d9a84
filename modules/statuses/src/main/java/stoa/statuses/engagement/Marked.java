package stoa.statuses.engagement;

import java.util.List;
import java.util.function.LongFunction;

/**
 * One entry of a list of marks.
 *
 * @param id of what is listed: a status or an account
 * @param cursor of the mark
 * @param stands false where it is here for its cursor alone
 */
public record Marked(long id, long cursor, boolean stands) {

    /** The ids of those that stand, in their order. */
    public static <T> List<T> ids(List<Marked> marked, LongFunction<T> kind) {
        return marked.stream()
                .filter(Marked::stands)
                .map(entry -> kind.apply(entry.id()))
                .toList();
    }
}
