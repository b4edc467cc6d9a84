package stoa.statuses.reading;

import org.jspecify.annotations.Nullable;

/** That a viewer may see a status, and what they did with it: all null for an anonymous one. */
record StatusMarks(
        @Nullable Boolean favourited,
        @Nullable Boolean reblogged,
        @Nullable Boolean bookmarked,
        @Nullable Boolean pinned,
        @Nullable Boolean muted) {}
