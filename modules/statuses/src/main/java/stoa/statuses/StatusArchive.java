package stoa.statuses;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;

/**
 * The statuses whose months have left the database: their rows, and rows of what hangs on them, as they were. Implemented where the
 * archive is. A row is its columns with values as JSON has them.
 *
 * <p>Whether a row still counts, and who may see it, is not known here.
 */
public interface StatusArchive {

    /** Whether a status of this id would lie in the archive. */
    boolean covers(StatusId id);

    /** Whether a status between two ids, both not included, would lie in the archive. */
    boolean coversBetween(long after, long before);

    /**
     * The rows of some statuses by the names of their tables; a table without any is left out.
     *
     * @param tables which; empty for all
     * @param ids at most a thousand
     * @throws stoa.platform.web.Refusal 503 where the archive cannot be read at the moment
     */
    Map<String, List<Map<String, @Nullable Object>>> rows(Collection<StatusId> ids, Set<String> tables);

    /** As {@link #rows}, those of one account alone: what somebody did with statuses. */
    Map<String, List<Map<String, @Nullable Object>>> rowsOf(
            AccountId account, Collection<StatusId> ids, Set<String> tables);

    /**
     * Statuses of an author between two ids, both not included.
     *
     * @param upward whether to begin at the oldest
     * @param limit 1 to 1000
     * @return in that order
     */
    List<Map<String, @Nullable Object>> ofAuthor(
            AccountId author, StatusId after, StatusId before, boolean upward, int limit);

    /**
     * What people did with statuses, whenever these were posted.
     *
     * @param table where it stands
     * @param owner the column, of an account or a status, that has a value
     * @param cursor the column that the page is about
     * @param page of at most a thousand; {@code upward} says at which end it begins
     * @return in that order
     */
    List<Map<String, @Nullable Object>> marks(String table, String owner, long value, String cursor, PageRequest page);

    /** Statuses of the conversation that a status began, without itself; the newest first, at most a thousand. */
    List<Map<String, @Nullable Object>> ofConversation(StatusId first);
}
