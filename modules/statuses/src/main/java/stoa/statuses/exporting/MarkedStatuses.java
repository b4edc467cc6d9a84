package stoa.statuses.exporting;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import stoa.accounts.AccountId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.exporting.MarkedIds.Marked;

/** What somebody favourited and bookmarked, as far as they may still see it. */
@Singleton
class MarkedStatuses {
    private final MarkedIds marked;
    private final Statuses statuses;

    MarkedStatuses(MarkedIds marked, Statuses statuses) {
        this.marked = marked;
        this.statuses = statuses;
    }

    void favourites(AccountId account, Sink sink) throws IOException {
        all(account, marked::favourites, sink);
    }

    void bookmarks(AccountId account, Sink sink) throws IOException {
        all(account, marked::bookmarks, sink);
    }

    private void all(AccountId account, BiFunction<AccountId, Long, List<Marked>> read, Sink sink) throws IOException {
        for (var some = read.apply(account, Long.MAX_VALUE);
                !some.isEmpty();
                some = read.apply(account, some.getLast().mark())) {
            for (var view : statuses.byIds(some.stream().map(Marked::status).toList(), Viewer.of(account))) {
                sink.take(view);
            }
        }
    }

    /** Where they go. */
    @FunctionalInterface
    interface Sink {
        void take(StatusView status) throws IOException;
    }
}
