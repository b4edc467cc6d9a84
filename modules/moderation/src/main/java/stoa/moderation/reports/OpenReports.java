package stoa.moderation.reports;

import jakarta.inject.Singleton;
import stoa.accounts.AccountId;
import stoa.moderation.Act;
import stoa.moderation.ReportDesk.Step;
import stoa.moderation.ReportId;
import stoa.moderation.audit.StoredAudit;
import stoa.platform.web.Refusal;

/** Reports that an act against an account deals with, in the transaction of that act. */
@Singleton
public final class OpenReports {
    private final ReportSql reports;
    private final StoredAudit audit;

    OpenReports(ReportSql reports, StoredAudit audit) {
        this.reports = reports;
        this.audit = audit;
    }

    /** @throws Refusal 404 where there is no such report against that account */
    public void require(ReportId report, AccountId against) {
        if (reports.find(report).filter(row -> row.target().equals(against)).isEmpty()) {
            throw Refusal.notFound();
        }
    }

    public void close(AccountId moderator, ReportId report, AccountId against) {
        if (reports.take(moderator, report, Step.RESOLVE)) {
            audit.add(moderator, Act.RESOLVE_REPORT, against, report);
        }
    }

    public void closeAll(AccountId moderator, AccountId against) {
        for (var report : reports.resolveAll(moderator, against)) {
            audit.add(moderator, Act.RESOLVE_REPORT, against, report);
        }
    }
}
