package stoa.statuses.archived;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.statuses.StatusId;

/**
 * What somebody did with a status that lies in the archive.
 *
 * @param stands whether it still counts, and others may be told of it
 */
public record ArchivedMark(StatusId status, AccountId account, long cursor, boolean stands) {

    static ArchivedMark of(Map<String, @Nullable Object> row, String cursor, Set<StatusId> erased) {
        var status = statusOf(row);
        return new ArchivedMark(
                status,
                new AccountId(ArchivedRows.number(row, "account_id").orElseThrow()),
                ArchivedRows.number(row, cursor).orElseThrow(),
                !erased.contains(status) && !Boolean.FALSE.equals(row.get("listed")));
    }

    static StatusId statusOf(Map<String, @Nullable Object> row) {
        return new StatusId(ArchivedRows.number(row, "status_id").orElseThrow());
    }
}
