package stoa.statuses;

import org.jspecify.annotations.Nullable;

/**
 * That a viewer may see a status, and what they did with it: null for an anonymous one. A row of {@code statuses_api.shown_v1}.
 *
 * @param filtering whether the viewer has filters
 * @param quotable whether the viewer may quote it
 * @param hidden why the viewer does not want to be shown it, where somebody quotes it: {@code blocked_account} or {@code
 *     muted_account}; else null
 */
public record StatusMarks(
        @Nullable Boolean favourited,
        @Nullable Boolean reblogged,
        @Nullable Boolean bookmarked,
        @Nullable Boolean pinned,
        @Nullable Boolean muted,
        boolean filtering,
        boolean quotable,
        @Nullable String hidden) {
    /** Of nobody in particular. */
    public static final StatusMarks NONE = new StatusMarks(null, null, null, null, null, false, false, null);

    /** Of an author who has just posted something that neither answers nor quotes. */
    public static StatusMarks ofNew(String visibility, boolean filtering) {
        return new StatusMarks(false, false, false, false, false, filtering, !visibility.equals("direct"), null);
    }
}
