package stoa.statuses.reading;

import static org.jooq.impl.DSL.select;
import static stoa.statuses.sql.statuses.Tables.PIN;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_TAG;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedStatuses;

/** What one author posted, as the viewer may see it, a page at a time. */
@Singleton
class AuthorPages {
    /** Everybody's page may be a little behind; nobody misses their own part of it. */
    private static final Consistency RECENT = Consistency.atMost(Duration.ofSeconds(5));

    private final Database database;
    private final Accounts accounts;
    private final ArchivedStatuses archived;
    private final ArchivedAuthorPages archivedPages;

    AuthorPages(Database database, Accounts accounts, ArchivedStatuses archived, ArchivedAuthorPages archivedPages) {
        this.database = database;
        this.accounts = accounts;
        this.archived = archived;
        this.archivedPages = archivedPages;
    }

    List<StatusId> page(AccountId author, PageRequest page, AuthorFilter filter, Viewer viewer) {
        accounts.get(author);
        var chosen = STATUS.ACCOUNT_ID
                .eq(author.value())
                .and(STATUS.ID.lt(page.before()))
                .and(STATUS.ID.gt(page.after()))
                .and(Visibility.visibleTo(viewer));
        if (filter.pinned()) {
            chosen = chosen.and(STATUS.ID.in(select(PIN.STATUS_ID).from(PIN).where(PIN.ACCOUNT_ID.eq(author.value()))));
        }
        if (filter.onlyMedia()) {
            chosen = chosen.and(STATUS.MEDIA_IDS.isNotNull());
        }
        if (filter.excludeReplies()) {
            chosen = chosen.and(STATUS.IN_REPLY_TO_ID.isNull().or(STATUS.IN_REPLY_TO_ACCOUNT_ID.eq(author.value())));
        }
        if (filter.excludeReblogs()) {
            chosen = chosen.and(STATUS.REBLOG_OF_ID.isNull());
        }
        if (filter.tagged().isPresent()) {
            chosen = chosen.and(STATUS.ID.in(select(STATUS_TAG.STATUS_ID)
                    .from(STATUS_TAG)
                    .where(STATUS_TAG.TAG.eq(filter.tagged().get().toLowerCase(Locale.ROOT)))));
        }
        var condition = chosen;
        var ids = database.read(
                RECENT,
                sql -> sql.select(STATUS.ID)
                        .from(STATUS)
                        .where(condition)
                        .orderBy(page.upward() ? STATUS.ID.asc() : STATUS.ID.desc())
                        .limit(page.limit())
                        .fetch(row -> new StatusId(row.value1())));
        var found = withArchived(ids, author, page, filter, viewer);
        return page.upward() ? found.reversed() : found;
    }

    /** The same page over what is in the tables and in the archive, where it reaches there. */
    private List<StatusId> withArchived(
            List<StatusId> ids, AccountId author, PageRequest page, AuthorFilter filter, Viewer viewer) {
        boolean full = ids.size() == page.limit();
        long after = full && !page.upward() ? ids.getLast().value() : page.after();
        long before = full && page.upward() ? ids.getLast().value() : page.before();
        return archived.coversBetween(after, before)
                ? Stream.concat(ids.stream(), archivedPages.page(author, page, after, before, filter, viewer).stream())
                        .distinct()
                        .sorted(
                                page.upward()
                                        ? Comparator.comparingLong(StatusId::value)
                                        : Comparator.comparingLong(StatusId::value)
                                                .reversed())
                        .limit(page.limit())
                        .toList()
                : ids;
    }
}
