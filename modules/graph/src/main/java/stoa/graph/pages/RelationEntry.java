package stoa.graph.pages;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;

/**
 * One row of a relation.
 *
 * @param id the row's own, by which pages are cut
 * @param account whom it shows
 */
public record RelationEntry(long id, AccountId account) {

    /** One page by keyset, newest first. */
    public static <R extends Record> List<RelationEntry> page(
            DSLContext sql, TableField<R, Long> id, TableField<R, Long> account, Condition chosen, PageRequest page) {
        var entries = sql.select(id, account)
                .from(id.getTable())
                .where(chosen)
                .and(within(id, page))
                .orderBy(page.upward() ? id.asc() : id.desc())
                .limit(page.limit())
                .fetch(row -> new RelationEntry(row.value1(), new AccountId(row.value2())));
        return page.upward() ? entries.reversed() : entries;
    }

    /** The bounds of a page on the cursor. */
    public static Condition within(TableField<?, Long> id, PageRequest page) {
        return id.lt(page.before()).and(id.gt(page.after()));
    }
}
