package stoa.graph.erasing;

import static org.jooq.impl.DSL.any;
import static stoa.graph.sql.graph.Tables.BLOCK;
import static stoa.graph.sql.graph.Tables.DISMISSED_SUGGESTION;
import static stoa.graph.sql.graph.Tables.FOLLOW;
import static stoa.graph.sql.graph.Tables.FOLLOW_REQUEST;
import static stoa.graph.sql.graph.Tables.LIST;
import static stoa.graph.sql.graph.Tables.MUTE;
import static stoa.graph.sql.graph.Tables.POPULAR_ACCOUNT;
import static stoa.graph.sql.graph.Tables.PRIVATE_NOTE;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.TableField;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.accounts.PersonalData;
import stoa.accounts.PersonalRows;
import stoa.platform.database.Database;

/** Ties in both directions. With a follow go the endorsement and the places in lists that hang on it, with a list its members. */
@Singleton
class TieData implements PersonalData {
    private static final List<PersonalRows> OTHERS = List.of(
            new PersonalRows(BLOCK.ACCOUNT_ID, BLOCK.ID),
            new PersonalRows(BLOCK.TARGET_ACCOUNT_ID, BLOCK.ID),
            new PersonalRows(MUTE.ACCOUNT_ID, MUTE.ID),
            new PersonalRows(MUTE.TARGET_ACCOUNT_ID, MUTE.ID),
            new PersonalRows(PRIVATE_NOTE.ACCOUNT_ID, PRIVATE_NOTE.TARGET_ACCOUNT_ID),
            new PersonalRows(PRIVATE_NOTE.TARGET_ACCOUNT_ID, PRIVATE_NOTE.ACCOUNT_ID),
            new PersonalRows(LIST.ACCOUNT_ID, LIST.ID),
            new PersonalRows(DISMISSED_SUGGESTION.ACCOUNT_ID, DISMISSED_SUGGESTION.TARGET_ACCOUNT_ID),
            new PersonalRows(DISMISSED_SUGGESTION.TARGET_ACCOUNT_ID, DISMISSED_SUGGESTION.ACCOUNT_ID),
            new PersonalRows(POPULAR_ACCOUNT.ACCOUNT_ID, POPULAR_ACCOUNT.ACCOUNT_ID));

    private final Database database;
    private final Accounts accounts;

    TieData(Database database, Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> endFollows(sql, account) || PersonalRows.deleteSome(sql, account, OTHERS));
    }

    /** The figures of those on the other side follow. */
    private boolean endFollows(DSLContext sql, AccountId account) {
        return end(
                        sql,
                        FOLLOW.ID,
                        FOLLOW.ACCOUNT_ID,
                        account,
                        FOLLOW.TARGET_ACCOUNT_ID,
                        one -> CounterChange.followers(one, -1))
                || end(
                        sql,
                        FOLLOW.ID,
                        FOLLOW.TARGET_ACCOUNT_ID,
                        account,
                        FOLLOW.ACCOUNT_ID,
                        one -> CounterChange.following(one, -1))
                || end(
                        sql,
                        FOLLOW_REQUEST.ID,
                        FOLLOW_REQUEST.ACCOUNT_ID,
                        account,
                        FOLLOW_REQUEST.TARGET_ACCOUNT_ID,
                        one -> CounterChange.followRequests(one, -1))
                || new PersonalRows(FOLLOW_REQUEST.TARGET_ACCOUNT_ID, FOLLOW_REQUEST.ID).deleteSome(sql, account) > 0;
    }

    private boolean end(
            DSLContext sql,
            TableField<?, Long> id,
            TableField<?, Long> mine,
            AccountId account,
            TableField<?, Long> theirs,
            Function<AccountId, CounterChange> change) {
        var table = id.getTable();
        var some = sql.select(id)
                .from(table)
                .where(mine.eq(account.value()))
                .limit(AT_ONCE)
                .fetch(id)
                .toArray(Long[]::new);
        var changes = sql.deleteFrom(table)
                .where(id.eq(any(some)))
                .returningResult(theirs)
                .fetch(row -> change.apply(new AccountId(row.value1())));
        if (!changes.isEmpty()) {
            accounts.count(changes);
        }
        return !changes.isEmpty();
    }
}
