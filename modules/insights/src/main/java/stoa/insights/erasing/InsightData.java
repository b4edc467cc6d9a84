package stoa.insights.erasing;

import static stoa.insights.sql.insights.Tables.AUTHOR_DAY;
import static stoa.insights.sql.insights.Tables.EVENT;
import static stoa.insights.sql.insights.Tables.PERSON;
import static stoa.insights.sql.insights.Tables.POST_DAY;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.accounts.PersonalRows;
import stoa.platform.database.Database;

/**
 * What somebody did, and what others did with it. What was counted of closed days stays: sums, and bits of sets whose number is
 * nobody's any more.
 */
@Singleton
class InsightData implements PersonalData {
    private static final List<PersonalRows> ROWS = List.of(
            new PersonalRows(EVENT.ACCOUNT_ID, EVENT.EVENT_ID),
            new PersonalRows(AUTHOR_DAY.ACCOUNT_ID, AUTHOR_DAY.ACCOUNT_ID),
            new PersonalRows(POST_DAY.ACCOUNT_ID, POST_DAY.STATUS_ID),
            new PersonalRows(PERSON.ACCOUNT_ID, PERSON.ACCOUNT_ID));

    private final Database database;

    InsightData(Database database) {
        this.database = database;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> {
            // What others did is counted as theirs; with whose status is forgotten.
            int told = sql.update(EVENT)
                    .setNull(EVENT.TARGET_ACCOUNT_ID)
                    .setNull(EVENT.TARGET_STATUS_ID)
                    .where(EVENT.TARGET_ACCOUNT_ID.eq(account.value()))
                    .execute();
            return PersonalRows.deleteSome(sql, account, ROWS) || told > 0;
        });
    }
}
