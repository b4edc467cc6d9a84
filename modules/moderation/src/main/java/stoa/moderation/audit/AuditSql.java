package stoa.moderation.audit;

import static stoa.moderation.sql.moderation.Tables.AUDIT_ENTRY;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.moderation.Act;
import stoa.moderation.AuditTrail.Entry;
import stoa.moderation.ReportId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on the books. */
@Singleton
class AuditSql {
    private final Database database;

    AuditSql(Database database) {
        this.database = database;
    }

    void insert(AccountId moderator, Act act, AccountId account, @Nullable ReportId report) {
        database.write(sql -> sql.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ACCOUNT_ID, moderator.value())
                .set(AUDIT_ENTRY.ACT, act.toString())
                .set(AUDIT_ENTRY.TARGET_ACCOUNT_ID, account.value())
                .set(AUDIT_ENTRY.REPORT_ID, report == null ? null : report.value())
                .execute());
    }

    List<Entry> page(PageRequest page) {
        var entries = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                AUDIT_ENTRY.ID,
                                AUDIT_ENTRY.ACCOUNT_ID,
                                AUDIT_ENTRY.ACT,
                                AUDIT_ENTRY.TARGET_ACCOUNT_ID,
                                AUDIT_ENTRY.REPORT_ID,
                                AUDIT_ENTRY.CREATED_AT)
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.ID.lt(page.before()))
                        .and(AUDIT_ENTRY.ID.gt(page.after()))
                        .orderBy(page.upward() ? AUDIT_ENTRY.ID.asc() : AUDIT_ENTRY.ID.desc())
                        .limit(page.limit())
                        .fetch(row -> new Entry(
                                row.value1(),
                                Optional.ofNullable(row.value2()).map(AccountId::new),
                                Act.of(row.value3()),
                                Optional.ofNullable(row.value4()).map(AccountId::new),
                                Optional.ofNullable(row.value5()).map(ReportId::new),
                                row.value6())));
        return page.upward() ? entries.reversed() : entries;
    }
}
