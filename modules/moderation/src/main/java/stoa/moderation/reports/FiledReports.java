package stoa.moderation.reports;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.moderation.ReportFiled;
import stoa.moderation.ReportId;
import stoa.moderation.ReportView;
import stoa.moderation.Reports;
import stoa.moderation.Rules;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Reports as rows, and as JSON. */
@Singleton
class FiledReports implements Reports {
    private final Database database;
    private final ReportSql reports;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Rules rules;
    private final Events events;

    FiledReports(
            Database database, ReportSql reports, Accounts accounts, Statuses statuses, Rules rules, Events events) {
        this.database = database;
        this.reports = reports;
        this.accounts = accounts;
        this.statuses = statuses;
        this.rules = rules;
        this.events = events;
    }

    /** @throws Refusal 404 for an account that is not there and for a status that is not its, 422 for unknown rules */
    ReportView file(AccountId by, ReportDraft draft) {
        var target = accounts.get(draft.target());
        if (!rules.areKnown(draft.rules())) {
            throw Refusal.invalid("Validation failed: Rules does not reference valid rules");
        }
        requireTheirs(by, draft);
        var filed = database.write(sql -> {
            var row = reports.insert(by, draft);
            events.publish(new ReportFiled(row.id()));
            return row;
        });
        return view(filed, target);
    }

    /** Only what the target wrote, and the reporter may see. */
    private void requireTheirs(AccountId by, ReportDraft draft) {
        if (draft.statuses().isEmpty()) {
            return;
        }
        long theirs = statuses.byIds(draft.statuses(), Viewer.of(by)).stream()
                .filter(status -> status.account().accountId().equals(draft.target()))
                .count();
        if (theirs < draft.statuses().size()) {
            throw Refusal.notFound();
        }
    }

    @Override
    public Map<ReportId, ReportView> byIds(Collection<ReportId> ids) {
        var rows = ids.isEmpty() ? List.<ReportRow>of() : reports.byIds(ids);
        var targets = rows.isEmpty()
                ? Map.<AccountId, AccountView>of()
                : accounts.byIds(rows.stream().map(ReportRow::target).toList());
        var views = new LinkedHashMap<ReportId, ReportView>();
        for (var row : rows) {
            var target = targets.get(row.target());
            if (target != null) {
                views.put(row.id(), view(row, target));
            }
        }
        return views;
    }

    private static ReportView view(ReportRow row, AccountView target) {
        return new ReportView(
                row.id().toString(),
                row.actionTakenAt() != null,
                row.actionTakenAt(),
                row.category(),
                row.comment(),
                row.forwarded(),
                row.createdAt(),
                row.statuses().isEmpty()
                        ? null
                        : row.statuses().stream().map(StatusId::toString).toList(),
                row.rules().isEmpty() ? null : row.rules(),
                null,
                target);
    }
}
