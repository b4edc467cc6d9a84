package stoa.moderation.reports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.Staff;
import stoa.accounts.StaffRole;
import stoa.moderation.Act;
import stoa.moderation.AdminReportView;
import stoa.moderation.ReportDesk;
import stoa.moderation.ReportId;
import stoa.moderation.audit.StoredAudit;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;

/** {@link ReportDesk} for those who are moderators. */
@Singleton
class StaffedDesk implements ReportDesk {
    private final Staff staff;
    private final Database database;
    private final ReportSql reports;
    private final ReportFacts facts;
    private final StoredAudit audit;

    StaffedDesk(Staff staff, Database database, ReportSql reports, ReportFacts facts, StoredAudit audit) {
        this.staff = staff;
        this.database = database;
        this.reports = reports;
        this.facts = facts;
        this.audit = audit;
    }

    @Override
    public List<AdminReportView> page(AccountId moderator, ReportChoice choice, PageRequest page) {
        staff.require(moderator, StaffRole.MODERATOR);
        return facts.of(reports.page(choice, page));
    }

    @Override
    public AdminReportView get(AccountId moderator, ReportId id) {
        staff.require(moderator, StaffRole.MODERATOR);
        return view(id);
    }

    private AdminReportView view(ReportId id) {
        return facts.of(reports.find(id).stream().toList()).stream().findFirst().orElseThrow(Refusal::notFound);
    }

    @Override
    public AdminReportView take(AccountId moderator, ReportId id, Step step) {
        staff.require(moderator, StaffRole.MODERATOR);
        database.write(sql -> {
            var report = reports.find(id).orElseThrow(Refusal::notFound);
            boolean changed = reports.take(moderator, id, step);
            if (changed) {
                audit.add(moderator, act(step), report.target(), id);
            }
            return changed;
        });
        return view(id);
    }

    private static Act act(Step step) {
        return switch (step) {
            case ASSIGN_TO_SELF -> Act.ASSIGN_REPORT;
            case UNASSIGN -> Act.UNASSIGN_REPORT;
            case RESOLVE -> Act.RESOLVE_REPORT;
            case REOPEN -> Act.REOPEN_REPORT;
        };
    }

    @Override
    public AdminReportView sort(
            AccountId moderator, ReportId id, Optional<String> category, Optional<List<String>> rules) {
        staff.require(moderator, StaffRole.MODERATOR);
        category.ifPresent(ReportDraft::requireCategory);
        rules.ifPresent(facts::requireRules);
        database.write(sql -> {
            var report = reports.find(id).orElseThrow(Refusal::notFound);
            if (category.isPresent() || rules.isPresent()) {
                reports.sort(id, category, rules);
                audit.add(moderator, Act.SORT_REPORT, report.target(), id);
            }
            return id;
        });
        return view(id);
    }
}
