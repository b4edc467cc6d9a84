package stoa.statuses.reading;

import static stoa.statuses.sql.statuses.Tables.PIN;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedRows;
import stoa.statuses.archived.ArchivedStatuses;

/** What one author posted in months that lie in the archive. */
@Singleton
class ArchivedAuthorPages {
    /** So often a page is filled up with what the viewer may see; after that it stays shorter. */
    private static final int MOST_ROUNDS = 25;

    private final Database database;
    private final ArchivedStatuses archived;
    private final StatusSql statuses;

    ArchivedAuthorPages(Database database, ArchivedStatuses archived, StatusSql statuses) {
        this.database = database;
        this.archived = archived;
        this.statuses = statuses;
    }

    /** At least as many as the page has room for, where there are so many between two ids, in its order. */
    List<StatusId> page(
            AccountId author, PageRequest page, long after, long before, AuthorFilter filter, Viewer viewer) {
        if (filter.pinned()) {
            return visible(pinned(author, after, before), filter, viewer);
        }
        var found = new ArrayList<StatusId>();
        for (int round = 0; round < MOST_ROUNDS && found.size() < page.limit(); round++) {
            var rows =
                    archived.ofAuthor(author, new StatusId(after), new StatusId(before), page.upward(), page.limit());
            var ids = rows.stream()
                    .filter(row -> matches(row, filter))
                    .map(ArchivedRows::id)
                    .toList();
            found.addAll(visible(ids, filter, viewer));
            if (rows.size() < page.limit()) {
                break;
            }
            long last = ArchivedRows.id(rows.getLast()).value();
            after = page.upward() ? last : after;
            before = page.upward() ? before : last;
        }
        return found;
    }

    private static boolean matches(Map<String, @Nullable Object> row, AuthorFilter filter) {
        boolean replies = row.get("in_reply_to_id") != null
                && !ArchivedRows.number(row, "in_reply_to_account_id").equals(ArchivedRows.number(row, "account_id"));
        return !(filter.onlyMedia() && row.get("media_ids") == null)
                && !(filter.excludeReplies() && replies)
                && !(filter.excludeReblogs() && row.get("reblog_of_id") != null);
    }

    private List<StatusId> visible(Collection<StatusId> ids, AuthorFilter filter, Viewer viewer) {
        var rows = archived.load(ids, viewer);
        if (rows.isEmpty()) {
            return List.of();
        }
        var shown = new HashSet<>(statuses.shown(ids, viewer, false, rows).keySet());
        filter.tagged().ifPresent(tag -> shown.retainAll(tagged(tag.toLowerCase(Locale.ROOT), rows)));
        return ids.stream().filter(shown::contains).toList();
    }

    private static Set<StatusId> tagged(String tag, ArchivedRows rows) {
        var tagged = new HashSet<StatusId>();
        for (var row : rows.of("status_tag")) {
            if (tag.equals(row.get("tag"))) {
                tagged.add(new StatusId(ArchivedRows.number(row, "status_id").orElseThrow()));
            }
        }
        return tagged;
    }

    private List<StatusId> pinned(AccountId author, long after, long before) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(PIN.STATUS_ID)
                        .from(PIN)
                        .where(PIN.ACCOUNT_ID.eq(author.value()))
                        .and(PIN.STATUS_ID.gt(after))
                        .and(PIN.STATUS_ID.lt(before))
                        .fetch(row -> new StatusId(row.value1())));
    }
}
