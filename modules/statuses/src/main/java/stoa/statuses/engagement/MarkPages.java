package stoa.statuses.engagement;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jooq.Field;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.archived.ArchivedMark;
import stoa.statuses.archived.ArchivedStatuses;

/** Lists of what people did with statuses, those in the archive among them, newest first. */
@Singleton
public class MarkPages {
    private final MarkSql marks;
    private final ArchivedStatuses archived;

    MarkPages(MarkSql marks, ArchivedStatuses archived) {
        this.marks = marks;
        this.archived = archived;
    }

    /** The statuses that somebody favourited. */
    public List<Marked> favourites(AccountId account, PageRequest page) {
        return ofAccount(Mark.FAVOURITE_MARK, account, page);
    }

    /** The statuses that somebody bookmarked. */
    public List<Marked> bookmarks(AccountId account, PageRequest page) {
        return ofAccount(Mark.BOOKMARK_MARK, account, page);
    }

    /** Ids tell when: nobody did anything before they were there. */
    private List<Marked> ofAccount(Mark mark, AccountId account, PageRequest page) {
        return withArchived(
                marks.ofAccount(mark, account, page),
                page,
                rest -> archived(mark, mark.account(), account.value(), rest.above(account.value())),
                entry -> entry.status().value());
    }

    /** The accounts that favourited or reblogged a status. */
    List<Marked> ofStatus(Mark mark, StatusId status, PageRequest page) {
        return withArchived(
                marks.ofStatus(mark, status, page),
                page,
                rest -> archived.covers(status) ? archived(mark, mark.status(), status.value(), rest) : List.of(),
                entry -> entry.account().value());
    }

    private List<ArchivedMark> archived(Mark mark, Field<Long> owner, long value, PageRequest page) {
        return archived.marks(
                mark.table().getName(), owner.getName(), value, mark.cursor().getName(), page);
    }

    private static List<Marked> withArchived(
            List<Marked> inTables,
            PageRequest page,
            Function<PageRequest, List<ArchivedMark>> archive,
            ToLongFunction<ArchivedMark> listed) {
        var more = archive.apply(rest(inTables, page));
        if (more.isEmpty()) {
            return inTables;
        }
        var all = new TreeMap<Long, Marked>(Comparator.reverseOrder());
        more.forEach(entry ->
                all.put(entry.cursor(), new Marked(listed.applyAsLong(entry), entry.cursor(), entry.stands())));
        // What came back stands in both.
        inTables.forEach(entry -> all.put(entry.cursor(), entry));
        var newestFirst = List.copyOf(all.values());
        int size = Math.min(page.limit(), newestFirst.size());
        return page.upward()
                ? newestFirst.subList(newestFirst.size() - size, newestFirst.size())
                : newestFirst.subList(0, size);
    }

    /** Where the tables fill the page, nothing beyond its end is wanted: files that have nothing else are then passed over. */
    private static PageRequest rest(List<Marked> inTables, PageRequest page) {
        if (inTables.size() < page.limit()) {
            return page;
        }
        return page.upward()
                ? page.below(inTables.getFirst().cursor())
                : page.above(inTables.getLast().cursor());
    }
}
