package stoa.moderation.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.moderation.ReportId;
import stoa.statuses.StatusId;

/**
 * A report as the database has it.
 *
 * @param actionTakenAt null while nobody has dealt with it
 * @param assigned who looks after it, null for nobody
 * @param actionTakenBy who dealt with it, null for nobody and for whoever has left
 */
record ReportRow(
        ReportId id,
        AccountId by,
        AccountId target,
        List<StatusId> statuses,
        List<String> rules,
        String category,
        String comment,
        boolean forwarded,
        @Nullable Instant actionTakenAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable AccountId assigned,
        @Nullable AccountId actionTakenBy) {}
