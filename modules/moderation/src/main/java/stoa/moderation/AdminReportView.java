package stoa.moderation;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AdminAccountView;
import stoa.statuses.StatusView;

/**
 * A report as those who look after the server see it (Mastodon documentation, entity Admin::Report).
 *
 * @param actionTakenAt null while it is open
 * @param updatedAt when something last came of it
 * @param account who reported
 * @param targetAccount who was reported
 * @param assignedAccount who looks after it, null for nobody
 * @param actionTakenByAccount who closed it, null for nobody, and for whoever has left
 * @param statuses those that are still there, whoever may see them
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AdminReportView(
        String id,
        boolean actionTaken,
        @Nullable Instant actionTakenAt,
        String category,
        String comment,
        boolean forwarded,
        Instant createdAt,
        Instant updatedAt,
        AdminAccountView account,
        AdminAccountView targetAccount,
        @Nullable AdminAccountView assignedAccount,
        @Nullable AdminAccountView actionTakenByAccount,
        List<StatusView> statuses,
        List<RuleView> rules) {

    public ReportId reportId() {
        return new ReportId(Long.parseLong(id));
    }
}
