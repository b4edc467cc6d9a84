package stoa.notifications.reading;

import org.jooq.Record7;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.moderation.ReportId;
import stoa.notifications.NotificationId;
import stoa.statuses.StatusId;

/**
 * A notification as the database has it.
 *
 * @param account whose it is
 * @param from who did it
 * @param status what it is about, null where that is no status
 * @param report what it is about, null where that is no report
 */
record NotificationRow(
        NotificationId id,
        AccountId account,
        String type,
        AccountId from,
        @Nullable StatusId status,
        @Nullable ReportId report,
        String groupKey) {

    static NotificationRow of(Record7<Long, Long, String, Long, Long, Long, String> row) {
        return new NotificationRow(
                new NotificationId(row.value1()),
                new AccountId(row.value2()),
                row.value3(),
                new AccountId(row.value4()),
                row.value5() == null ? null : new StatusId(row.value5()),
                row.value6() == null ? null : new ReportId(row.value6()),
                row.value7());
    }
}
