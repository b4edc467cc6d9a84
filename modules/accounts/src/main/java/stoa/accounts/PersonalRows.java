package stoa.accounts;

import static org.jooq.impl.DSL.any;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;

/**
 * Rows of one table that are of an account and can be deleted without further ado.
 *
 * @param account whose they are
 * @param key tells them apart within the account, not necessarily one by one
 */
public record PersonalRows(TableField<?, Long> account, TableField<?, Long> key) {

    /** Deletes about {@link PersonalData#AT_ONCE} of them, read first so that partitions without any are left out. */
    public int deleteSome(DSLContext sql, AccountId of) {
        var table = account.getTable();
        var some = sql.select(key)
                .from(table)
                .where(account.eq(of.value()))
                .limit(PersonalData.AT_ONCE)
                .fetch(key)
                .toArray(Long[]::new);
        return some.length == 0
                ? 0
                : sql.deleteFrom(table)
                        .where(account.eq(of.value()))
                        .and(key.eq(any(some)))
                        .execute();
    }

    /** Deletes some of each of several kinds. */
    public static boolean deleteSome(DSLContext sql, AccountId of, List<PersonalRows> kinds) {
        return kinds.stream().mapToInt(rows -> rows.deleteSome(sql, of)).sum() > 0;
    }
}
