package stoa.statuses.direct;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;
import static stoa.statuses.sql.statuses.Tables.DIRECT_CONVERSATION;
import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.STATUS;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record4;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/** Statements on conversations. */
@Singleton
class DirectConversationSql {
    private final Database database;

    DirectConversationSql(Database database) {
        this.database = database;
    }

    /** One page of somebody's conversations, the one with the latest status first. */
    List<Entry> page(AccountId account, PageRequest page) {
        var last = DIRECT_CONVERSATION.LAST_STATUS_ID;
        var rows = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(DIRECT_CONVERSATION.ID, last, DIRECT_CONVERSATION.UNREAD)
                        .from(DIRECT_CONVERSATION)
                        .where(DIRECT_CONVERSATION.ACCOUNT_ID.eq(account.value()))
                        .and(last.lt(page.before()))
                        .and(last.gt(page.after()))
                        .orderBy(page.upward() ? last.asc() : last.desc())
                        .limit(page.limit())
                        .fetch(row -> new Entry(row.value1(), new StatusId(row.value2()), row.value3())));
        return page.upward() ? rows.reversed() : rows;
    }

    Optional<Entry> find(AccountId account, long id) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                DIRECT_CONVERSATION.ID, DIRECT_CONVERSATION.LAST_STATUS_ID, DIRECT_CONVERSATION.UNREAD)
                        .from(DIRECT_CONVERSATION)
                        .where(own(account, id))
                        .fetchOptional(row -> new Entry(row.value1(), new StatusId(row.value2()), row.value3())));
    }

    /** Of some accounts those conversations whose last status is one of these. */
    Map<AccountId, List<Entry>> endingIn(Collection<StatusId> last, Collection<AccountId> accounts) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                DIRECT_CONVERSATION.ACCOUNT_ID,
                                DIRECT_CONVERSATION.ID,
                                DIRECT_CONVERSATION.LAST_STATUS_ID,
                                DIRECT_CONVERSATION.UNREAD)
                        .from(DIRECT_CONVERSATION)
                        .where(DIRECT_CONVERSATION.LAST_STATUS_ID.eq(any(StatusId.values(last))))
                        .and(DIRECT_CONVERSATION.ACCOUNT_ID.eq(
                                any(accounts.stream().map(AccountId::value).toArray(Long[]::new))))
                        .fetchGroups(
                                row -> new AccountId(row.value1()),
                                row -> new Entry(row.value2(), new StatusId(row.value3()), row.value4())));
    }

    /** @return whether the account has it */
    boolean markRead(AccountId account, long id) {
        return database.write(sql -> sql.update(DIRECT_CONVERSATION)
                        .set(DIRECT_CONVERSATION.UNREAD, false)
                        .where(own(account, id))
                        .execute())
                == 1;
    }

    /** @return whether the account had it */
    boolean delete(AccountId account, long id) {
        return database.write(sql -> sql.deleteFrom(DIRECT_CONVERSATION)
                        .where(own(account, id))
                        .execute())
                == 1;
    }

    private static Condition own(AccountId account, long id) {
        return DIRECT_CONVERSATION.ID.eq(id).and(DIRECT_CONVERSATION.ACCOUNT_ID.eq(account.value()));
    }

    /** Makes a new direct status the last of its conversation, for all who take part; unread for all but its author. */
    void append(StatusId status, AccountId author, Collection<AccountId> all) {
        database.write(sql -> sql.insertInto(
                        DIRECT_CONVERSATION,
                        DIRECT_CONVERSATION.ACCOUNT_ID,
                        DIRECT_CONVERSATION.CONVERSATION_ID,
                        DIRECT_CONVERSATION.LAST_STATUS_ID,
                        DIRECT_CONVERSATION.UNREAD)
                .select(entries(status, author, all))
                .onConflict(DIRECT_CONVERSATION.ACCOUNT_ID, DIRECT_CONVERSATION.CONVERSATION_ID)
                .doUpdate()
                .set(DIRECT_CONVERSATION.LAST_STATUS_ID, excluded(DIRECT_CONVERSATION.LAST_STATUS_ID))
                .set(DIRECT_CONVERSATION.UNREAD, excluded(DIRECT_CONVERSATION.UNREAD))
                .execute());
    }

    /** Lets those who are mentioned in a status only now take part, if it is a direct one. */
    void join(StatusId status, AccountId author, Collection<AccountId> mentioned) {
        database.write(sql -> sql.insertInto(
                        DIRECT_CONVERSATION,
                        DIRECT_CONVERSATION.ACCOUNT_ID,
                        DIRECT_CONVERSATION.CONVERSATION_ID,
                        DIRECT_CONVERSATION.LAST_STATUS_ID,
                        DIRECT_CONVERSATION.UNREAD)
                .select(entries(status, author, mentioned))
                .onConflictDoNothing()
                .execute());
    }

    /** In one order, so that two answers at once do not wait for each other in a circle. */
    private static Select<Record4<Long, Long, Long, Boolean>> entries(
            StatusId status, AccountId author, Collection<AccountId> accounts) {
        var account = field(name("part", "account_id"), Long.class);
        return select(
                        account,
                        coalesce(STATUS.CONVERSATION_ID, STATUS.ID),
                        STATUS.ID,
                        field(account.ne(author.value())))
                .from(STATUS)
                .crossJoin(unnest(accounts.stream().map(AccountId::value).toArray(Long[]::new))
                        .as("part", "account_id"))
                .where(STATUS.ID.eq(status.value()))
                .and(STATUS.VISIBILITY.eq(inline("direct")))
                .orderBy(account);
    }

    /** A direct status is gone: the one before becomes the last, and where there is none the conversation goes. */
    void forget(StatusId status) {
        var before = select(max(STATUS.ID))
                .from(STATUS)
                .where(STATUS.VISIBILITY.eq(inline("direct")))
                .and(STATUS.CONVERSATION_ID
                        .eq(DIRECT_CONVERSATION.CONVERSATION_ID)
                        .or(STATUS.ID.eq(DIRECT_CONVERSATION.CONVERSATION_ID)))
                .and(STATUS.ACCOUNT_ID
                        .eq(DIRECT_CONVERSATION.ACCOUNT_ID)
                        .or(exists(selectOne()
                                .from(MENTION)
                                .where(MENTION.STATUS_ID.eq(STATUS.ID))
                                .and(MENTION.ACCOUNT_ID.eq(DIRECT_CONVERSATION.ACCOUNT_ID)))));
        database.write(sql -> {
            var moved = sql.update(DIRECT_CONVERSATION)
                    .set(DIRECT_CONVERSATION.LAST_STATUS_ID, field(before))
                    .where(DIRECT_CONVERSATION.LAST_STATUS_ID.eq(status.value()))
                    .returningResult(DIRECT_CONVERSATION.ID, DIRECT_CONVERSATION.LAST_STATUS_ID)
                    .fetch(row -> emptied(row.value1(), row.value2()));
            var empty = moved.stream().filter(Objects::nonNull).toArray(Long[]::new);
            return empty.length == 0
                    ? 0
                    : sql.deleteFrom(DIRECT_CONVERSATION)
                            .where(DIRECT_CONVERSATION.ID.eq(any(empty)))
                            .execute();
        });
    }

    private static @Nullable Long emptied(Long id, @Nullable Long last) {
        return last == null ? id : null;
    }

    /** One conversation of somebody's. */
    record Entry(long id, StatusId lastStatus, boolean unread) {}
}
