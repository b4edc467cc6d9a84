package stoa.statuses.engagement;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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

    private List<Marked> ofAccount(Mark mark, AccountId account, PageRequest page) {
        return withArchived(
                marks.ofAccount(mark, account, page),
                page,
                rest -> archived.marks(
                        mark.table().getName(),
                        mark.account().getName(),
                        account.value(),
                        mark.cursor().getName(),
                        since(account, rest)),
                entry -> entry.status().value());
    }

    /** Ids tell when: nobody did anything before they were there. */
    private static PageRequest since(AccountId account, PageRequest page) {
        return new PageRequest(
                page.maxId(),
                OptionalLong.of(Math.max(account.value(), page.sinceId().orElse(0))),
                page.minId(),
                page.limit());
    }

    /** The accounts that favourited or reblogged a status. */
    List<Marked> ofStatus(Mark mark, StatusId status, PageRequest page) {
        return withArchived(
                marks.ofStatus(mark, status, page),
                page,
                rest -> archived.covers(status)
                        ? archived.marks(
                                mark.table().getName(),
                                mark.status().getName(),
                                status.value(),
                                mark.cursor().getName(),
                                rest)
                        : List.of(),
                entry -> entry.account().value());
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
                ? new PageRequest(
                        OptionalLong.of(inTables.getFirst().cursor()), page.sinceId(), page.minId(), page.limit())
                : new PageRequest(
                        page.maxId(), OptionalLong.of(inTables.getLast().cursor()), page.minId(), page.limit());
    }
}
