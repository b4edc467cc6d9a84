package stoa.moderation.reports;

import static stoa.moderation.sql.moderation.Tables.REPORT;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.moderation.ReportId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;

/** Statements on reports. */
@Singleton
class ReportSql {
    private static final List<SelectField<?>> COLUMNS = List.of(
            REPORT.ID,
            REPORT.TARGET_ACCOUNT_ID,
            REPORT.STATUS_IDS,
            REPORT.RULE_IDS,
            REPORT.CATEGORY,
            REPORT.COMMENT,
            REPORT.FORWARDED,
            REPORT.ACTION_TAKEN_AT,
            REPORT.CREATED_AT);

    private final Database database;

    ReportSql(Database database) {
        this.database = database;
    }

    ReportRow insert(AccountId by, ReportDraft draft) {
        return database.write(sql -> sql.insertInto(REPORT)
                .set(REPORT.ACCOUNT_ID, by.value())
                .set(REPORT.TARGET_ACCOUNT_ID, draft.target().value())
                .set(REPORT.STATUS_IDS, StatusId.values(draft.statuses()))
                .set(REPORT.RULE_IDS, draft.rules().toArray(String[]::new))
                .set(REPORT.CATEGORY, draft.category())
                .set(REPORT.COMMENT, draft.comment())
                .returningResult(COLUMNS)
                .fetchSingle(ReportSql::row));
    }

    List<ReportRow> byIds(Collection<ReportId> ids) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(COLUMNS)
                        .from(REPORT)
                        .where(REPORT.ID.eq(
                                DSL.any(ids.stream().map(ReportId::value).toArray(Long[]::new))))
                        .fetch(ReportSql::row));
    }

    private static ReportRow row(Record row) {
        return new ReportRow(
                new ReportId(row.get(REPORT.ID)),
                new AccountId(row.get(REPORT.TARGET_ACCOUNT_ID)),
                Stream.of(row.get(REPORT.STATUS_IDS)).map(StatusId::new).toList(),
                List.of(row.get(REPORT.RULE_IDS)),
                row.get(REPORT.CATEGORY),
                row.get(REPORT.COMMENT),
                row.get(REPORT.FORWARDED),
                row.get(REPORT.ACTION_TAKEN_AT),
                row.get(REPORT.CREATED_AT));
    }
}
