package stoa.statuses.exporting;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.engagement.MarkPages;
import stoa.statuses.engagement.Marked;

/** What somebody favourited and bookmarked, as far as they may still see it. */
@Singleton
class MarkedStatuses {
    private static final int AT_ONCE = 200;

    private final MarkPages marked;
    private final Statuses statuses;

    MarkedStatuses(MarkPages marked, Statuses statuses) {
        this.marked = marked;
        this.statuses = statuses;
    }

    void favourites(AccountId account, Sink sink) throws IOException {
        all(account, marked::favourites, sink);
    }

    void bookmarks(AccountId account, Sink sink) throws IOException {
        all(account, marked::bookmarks, sink);
    }

    private void all(AccountId account, BiFunction<AccountId, PageRequest, List<Marked>> read, Sink sink)
            throws IOException {
        for (var some = read.apply(account, PageRequest.downFrom(OptionalLong.empty(), AT_ONCE));
                !some.isEmpty();
                some = read.apply(
                        account,
                        PageRequest.downFrom(OptionalLong.of(some.getLast().cursor()), AT_ONCE))) {
            for (var view : statuses.byIds(Marked.ids(some, StatusId::new), Viewer.of(account))) {
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
