package stoa.notifications.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.moderation.ReportId;
import stoa.notifications.NotificationId;
import stoa.statuses.StatusId;

/**
 * Notifications of one kind about one thing, as the newest of them stands for.
 *
 * @param newest the newest one
 * @param oldest the oldest one above the lower end of the page
 * @param samples who did it last, each once
 */
record GroupRow(
        String key,
        String type,
        @Nullable StatusId status,
        @Nullable ReportId report,
        NotificationId newest,
        NotificationId oldest,
        int number,
        List<AccountId> samples) {}
