package stoa.graph.lists;

import static stoa.graph.sql.graph.Tables.FOLLOW;
import static stoa.graph.sql.graph.Tables.LIST_MEMBER;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.graph.ListId;
import stoa.graph.pages.RelationEntry;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on who is in a list. */
@Singleton
class ListMemberSql {
    private final Database database;

    ListMemberSql(Database database) {
        this.database = database;
    }

    /** The follows by which accounts may be in somebody's lists, without those that are not there; oneself needs none. */
    Map<AccountId, @Nullable Long> admissible(AccountId owner, Collection<AccountId> accounts) {
        return database.write(sql -> {
            var follows = new HashMap<AccountId, @Nullable Long>(sql.select(FOLLOW.TARGET_ACCOUNT_ID, FOLLOW.ID)
                    .from(FOLLOW)
                    .where(FOLLOW.ACCOUNT_ID.eq(owner.value()))
                    .and(FOLLOW.TARGET_ACCOUNT_ID.eq(DSL.any(values(accounts))))
                    .forKeyShare()
                    .fetchMap(row -> new AccountId(row.value1()), row -> row.value2()));
            if (accounts.contains(owner)) {
                follows.put(owner, null);
            }
            return follows;
        });
    }

    /**
     * Puts accounts into a list.
     *
     * @return how many of them were not in it
     */
    int insert(AccountId owner, ListId list, Map<AccountId, @Nullable Long> follows) {
        var rows = follows.entrySet().stream()
                .map(entry -> DSL.row(
                        DSL.val(list.value()),
                        DSL.val(owner.value()),
                        DSL.val(entry.getKey().value()),
                        DSL.val(entry.getValue(), Long.class)))
                .toList();
        return database.write(sql -> sql.insertInto(
                        LIST_MEMBER,
                        LIST_MEMBER.LIST_ID,
                        LIST_MEMBER.OWNER_ID,
                        LIST_MEMBER.ACCOUNT_ID,
                        LIST_MEMBER.FOLLOW_ID)
                .valuesOfRows(rows)
                .onConflictDoNothing()
                .execute());
    }

    void delete(ListId list, Collection<AccountId> accounts) {
        database.write(sql -> sql.deleteFrom(LIST_MEMBER)
                .where(LIST_MEMBER.LIST_ID.eq(list.value()))
                .and(LIST_MEMBER.ACCOUNT_ID.eq(DSL.any(values(accounts))))
                .execute());
    }

    /** Who is in a list, the latest first. */
    List<RelationEntry> page(ListId list, PageRequest page) {
        return database.read(
                Consistency.ownWrites(),
                sql -> RelationEntry.page(
                        sql, LIST_MEMBER.ID, LIST_MEMBER.ACCOUNT_ID, LIST_MEMBER.LIST_ID.eq(list.value()), page));
    }

    private static Long[] values(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }
}
