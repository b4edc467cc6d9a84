package stoa.moderation.erasing;

import static stoa.moderation.sql.moderation.Tables.ACTION;
import static stoa.moderation.sql.moderation.Tables.AUDIT_ENTRY;
import static stoa.moderation.sql.moderation.Tables.REPORT;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.accounts.PersonalRows;
import stoa.platform.database.Database;

/**
 * What was done to somebody is erased. What they did as a moderator stays, without saying who did it, and so does that something
 * was done in the books. Reports stay as they are.
 */
@Singleton
class ModerationData implements PersonalData {
    private static final List<PersonalRows> ROWS = List.of(new PersonalRows(ACTION.TARGET_ACCOUNT_ID, ACTION.ID));

    /** Where somebody is named in what stays, each with its key. */
    private static final List<PersonalRows> NAMED = List.of(
            new PersonalRows(ACTION.ACCOUNT_ID, ACTION.ID),
            new PersonalRows(AUDIT_ENTRY.ACCOUNT_ID, AUDIT_ENTRY.ID),
            new PersonalRows(AUDIT_ENTRY.TARGET_ACCOUNT_ID, AUDIT_ENTRY.ID),
            new PersonalRows(REPORT.ASSIGNED_ACCOUNT_ID, REPORT.ID),
            new PersonalRows(REPORT.ACTION_TAKEN_BY_ACCOUNT_ID, REPORT.ID));

    private final Database database;

    ModerationData(Database database) {
        this.database = database;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> {
            boolean deleted = PersonalRows.deleteSome(sql, account, ROWS);
            int forgotten = NAMED.stream()
                    .mapToInt(rows -> forget(sql, rows.account(), rows.key(), account))
                    .sum();
            return deleted || forgotten > 0;
        });
    }

    private static int forget(DSLContext sql, TableField<?, Long> named, TableField<?, Long> key, AccountId account) {
        return sql.update(named.getTable())
                .setNull(named)
                .where(key.in(DSL.select(key)
                        .from(named.getTable())
                        .where(named.eq(account.value()))
                        .limit(AT_ONCE)))
                .execute();
    }
}
