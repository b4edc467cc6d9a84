package stoa.statuses.reading;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.SortedMap;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.statuses.StatusView;
import stoa.statuses.sql.statuses.tables.records.StatusRecord;

/** Shows authors what they have just posted: made of what was written, since reading it back takes as long as writing it. */
@Singleton
public class PostedStatuses {
    private final VisibleStatuses statuses;

    PostedStatuses(VisibleStatuses statuses) {
        this.statuses = statuses;
    }

    /**
     * A status as its author sees it, who is the first to.
     *
     * @param posted as it was written
     * @param filtering whether the author has filters
     * @throws stoa.platform.web.Refusal 404 where the author has been suspended meanwhile
     */
    public StatusView show(
            StatusRecord posted,
            SortedMap<AccountId, AccountView> mentioned,
            Collection<String> tags,
            boolean filtering) {
        return statuses.posted(StatusRow.of(posted, mentioned, tags), filtering);
    }
}
