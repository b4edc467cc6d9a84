package stoa.graph.lists;

import static stoa.graph.sql.graph.Tables.LIST;
import static stoa.graph.sql.graph.Tables.LIST_MEMBER;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.graph.ListId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on lists; each says whose list it means. */
@Singleton
class ListSql {
    static final int MAX_LISTS = 50;

    private final Database database;

    ListSql(Database database) {
        this.database = database;
    }

    List<ListView> of(AccountId owner) {
        return select(LIST.ACCOUNT_ID.eq(owner.value()));
    }

    /** Somebody's lists in which an account is. */
    List<ListView> containing(AccountId owner, AccountId member) {
        return select(LIST.ID.in(DSL.select(LIST_MEMBER.LIST_ID)
                .from(LIST_MEMBER)
                .where(LIST_MEMBER.OWNER_ID.eq(owner.value()))
                .and(LIST_MEMBER.ACCOUNT_ID.eq(member.value()))));
    }

    Optional<ListView> find(AccountId owner, ListId id) {
        return select(LIST.ID.eq(id.value()).and(LIST.ACCOUNT_ID.eq(owner.value()))).stream()
                .findFirst();
    }

    private List<ListView> select(Condition chosen) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(LIST.ID, LIST.TITLE, LIST.REPLIES_POLICY, LIST.EXCLUSIVE)
                        .from(LIST)
                        .where(chosen)
                        .orderBy(LIST.ID)
                        .limit(MAX_LISTS)
                        .fetch(row -> new ListView(row.value1().toString(), row.value2(), row.value3(), row.value4())));
    }

    /** Makes a list; empty where its owner has as many as they may have. */
    Optional<ListId> insert(AccountId owner, String title, ListChange change) {
        long me = owner.value();
        return database.write(sql -> {
            // Two at once, and there could be one too many.
            sql.execute("select pg_advisory_xact_lock(hashtextextended({0}, 1011))", DSL.val(owner.toString()));
            boolean full = sql.fetchCount(LIST, LIST.ACCOUNT_ID.eq(me)) >= MAX_LISTS;
            return full
                    ? Optional.empty()
                    : Optional.of(new ListId(sql.insertInto(LIST)
                            .set(LIST.ACCOUNT_ID, me)
                            .set(LIST.TITLE, title)
                            .set(LIST.REPLIES_POLICY, change.repliesPolicy().orElse("list"))
                            .set(LIST.EXCLUSIVE, change.exclusive().orElse(false))
                            .returningResult(LIST.ID)
                            .fetchSingle()
                            .value1()));
        });
    }

    /**
     * Changes a list.
     *
     * @return whether there is one
     */
    boolean update(AccountId owner, ListId id, ListChange change) {
        return database.write(sql -> sql.update(LIST)
                        .set(LIST.TITLE, orKept(change.title(), LIST.TITLE))
                        .set(LIST.REPLIES_POLICY, orKept(change.repliesPolicy(), LIST.REPLIES_POLICY))
                        .set(LIST.EXCLUSIVE, orKept(change.exclusive(), LIST.EXCLUSIVE))
                        .where(LIST.ID.eq(id.value()))
                        .and(LIST.ACCOUNT_ID.eq(owner.value()))
                        .execute())
                == 1;
    }

    private static <T> Field<T> orKept(Optional<T> value, Field<T> current) {
        return value.<Field<T>>map(present -> DSL.val(present, current)).orElse(current);
    }

    /**
     * Keeps a list from being deleted until this transaction ends.
     *
     * @return whether there is one
     */
    boolean hold(AccountId owner, ListId id) {
        return database.write(sql -> sql.select(LIST.ID)
                .from(LIST)
                .where(LIST.ID.eq(id.value()))
                .and(LIST.ACCOUNT_ID.eq(owner.value()))
                .forKeyShare()
                .fetchOptional()
                .isPresent());
    }

    /**
     * Deletes a list with its members.
     *
     * @return whether there was one
     */
    boolean delete(AccountId owner, ListId id) {
        return database.write(sql -> sql.deleteFrom(LIST)
                        .where(LIST.ID.eq(id.value()))
                        .and(LIST.ACCOUNT_ID.eq(owner.value()))
                        .execute())
                == 1;
    }
}
