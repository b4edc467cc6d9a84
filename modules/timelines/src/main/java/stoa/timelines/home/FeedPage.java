package stoa.timelines.home;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.statuses.ShownStatuses;
import stoa.statuses.StatusId;

/**
 * What a feed gives for a page.
 *
 * @param ids in the order of reading, those above {@code completeFrom} only
 * @param completeFrom the feed knows everything above this id; null where there is no feed, or none that is written yet
 * @param lastReadAt null where there is no feed
 * @param followsTags whether the reader follows hashtags, whose statuses are not among the ids
 * @param shown what the reader may see of the ids
 */
record FeedPage(
        List<StatusId> ids,
        @Nullable Long completeFrom,
        @Nullable Instant lastReadAt,
        boolean followsTags,
        ShownStatuses shown) {
    /** Where there is no feed. */
    static final FeedPage NONE = new FeedPage(List.of(), null, null, false, ShownStatuses.NONE);
}
