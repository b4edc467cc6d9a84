package stoa.statuses.filters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.statuses.FilterMatch;
import stoa.statuses.StatusId;

/**
 * A filter with all that it looks for, the oldest first.
 *
 * @param expiresAt null for never
 */
record Filter(
        long id,
        String title,
        List<String> contexts,
        String action,
        @Nullable Instant expiresAt,
        List<Keyword> keywords,
        List<Named> statuses) {

    /** A word, or several, to be found in the text. */
    record Keyword(long id, String keyword, boolean wholeWord) {
        FilterView.Keyword view() {
            return new FilterView.Keyword(Long.toString(id), keyword, wholeWord);
        }
    }

    /** A status to be found by its id. */
    record Named(long id, StatusId status) {
        FilterView.Named view() {
            return new FilterView.Named(Long.toString(id), status.toString());
        }
    }

    FilterView view() {
        return new FilterView(
                Long.toString(id),
                title,
                contexts,
                expiresAt,
                action,
                keywords.stream().map(Keyword::view).toList(),
                statuses.stream().map(Named::view).toList());
    }

    FilterMatch.Filter brief() {
        return new FilterMatch.Filter(Long.toString(id), title, contexts, expiresAt, action);
    }

    OlderFilterView older(Keyword keyword) {
        return new OlderFilterView(
                Long.toString(keyword.id()),
                keyword.keyword(),
                contexts,
                keyword.wholeWord(),
                expiresAt,
                action.equals("hide"));
    }
}
