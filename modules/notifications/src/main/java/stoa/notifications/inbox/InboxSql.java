package stoa.notifications.inbox;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static stoa.notifications.sql.accounts_api.Tables.STAFF_V1;
import static stoa.notifications.sql.graph_api.Tables.BLOCK_V1;
import static stoa.notifications.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.notifications.sql.graph_api.Tables.MUTE_V1;
import static stoa.notifications.sql.notifications.Tables.NOTIFICATION;
import static stoa.notifications.sql.notifications.Tables.PERMISSION;
import static stoa.notifications.sql.notifications.Tables.POLICY;
import static stoa.notifications.sql.notifications.Tables.REQUEST;
import static stoa.notifications.sql.statuses_api.Tables.CONVERSATION_V1;
import static stoa.notifications.sql.statuses_api.Tables.MUTED_CONVERSATION_V1;
import static stoa.notifications.sql.statuses_api.Tables.QUOTE_V1;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.Records;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.notifications.NotificationId;
import stoa.notifications.sql.notifications.tables.records.PolicyRecord;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.ids.Snowflake;
import stoa.statuses.StatusId;

/** Statements that write to inboxes, and take back. */
@Singleton
class InboxSql {
    /** Mastodon's: an account is new for so long. */
    private static final Duration NEW_ACCOUNT = Duration.ofDays(30);
    /** Mastodon's: a follower of fewer days counts as none. */
    private static final Duration NEW_FOLLOWER = Duration.ofDays(3);

    private static final long MILLISECONDS_OF_GROUP = Duration.ofHours(12).toMillis();
    private static final String DROP = "drop";
    private static final String FILTER = "filter";
    private static final String ACCEPT = "accept";

    private final Database database;
    private final Clock clock;

    InboxSql(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is so now, in one statement. */
    List<Known> facts(List<Select<Record6<Long, Long, String, Long, Long, Boolean>>> facts) {
        return database.read(
                Consistency.primary(),
                sql -> sql.fetch(facts.stream().reduce(Select::unionAll).orElseThrow())
                        .map(Records.mapping(Known::new)));
    }

    /**
     * Tells of facts whoever wants to hear of them, unless they have been told.
     *
     * @return what was written
     */
    List<Told> tell(List<Known> known) {
        var facts = table(
                        "unnest({0}, {1}, {2}, {3}, {4}, {5})",
                        val(known.stream().map(Known::account).toArray(Long[]::new)),
                        val(known.stream().map(Known::from).toArray(Long[]::new)),
                        val(known.stream().map(Known::type).toArray(String[]::new)),
                        val(known.stream().map(Known::status).toArray(Long[]::new)),
                        val(known.stream().map(Known::report).toArray(Long[]::new)),
                        val(known.stream().map(Known::unasked).toArray(Boolean[]::new)))
                .as(name("fact"), Fact.COLUMNS);
        var now = clock.instant();
        long group = now.toEpochMilli() / MILLISECONDS_OF_GROUP;
        return database.write(sql -> {
            var told = select(
                            function(name("notifications", "next_id"), Long.class)
                                    .as("id"),
                            Fact.ACCOUNT.as("account_id"),
                            Fact.TYPE.as("type"),
                            Fact.FROM.as("from_account_id"),
                            Fact.STATUS.as("status_id"),
                            Fact.REPORT.as("report_id"),
                            CONVERSATION_V1.CONVERSATION_ID.as("conversation_id"),
                            verdict(now).as("verdict"))
                    .from(facts)
                    .leftJoin(CONVERSATION_V1)
                    .on(CONVERSATION_V1.STATUS_ID.eq(Fact.STATUS))
                    .leftJoin(POLICY)
                    .on(POLICY.ACCOUNT_ID.eq(Fact.ACCOUNT))
                    .where(Fact.ACCOUNT.ne(Fact.FROM).or(Fact.TYPE.eq(inline("poll"))))
                    .and(isWelcome())
                    .and(isNew())
                    .asTable("told");
            var id = field(name("told", "id"), Long.class);
            var type = field(name("told", "type"), String.class);
            var status = field(name("told", "status_id"), Long.class);
            var verdict = field(name("told", "verdict"), String.class);
            var key = case_().when(
                            type.in(inline("favourite"), inline("reblog")),
                            concat(type, inline("-"), status.cast(String.class), inline("-" + group)))
                    .when(type.in(inline("follow"), inline("admin.sign_up")), concat(type, inline("-" + group)))
                    .else_(concat(inline("ungrouped-"), id.cast(String.class)));
            return sql.insertInto(
                            NOTIFICATION,
                            NOTIFICATION.ID,
                            NOTIFICATION.ACCOUNT_ID,
                            NOTIFICATION.TYPE,
                            NOTIFICATION.FROM_ACCOUNT_ID,
                            NOTIFICATION.STATUS_ID,
                            NOTIFICATION.REPORT_ID,
                            NOTIFICATION.CONVERSATION_ID,
                            NOTIFICATION.GROUP_KEY,
                            NOTIFICATION.FILTERED)
                    .select(select(
                                    id,
                                    field(name("told", "account_id"), Long.class),
                                    type,
                                    field(name("told", "from_account_id"), Long.class),
                                    status,
                                    field(name("told", "report_id"), Long.class),
                                    field(name("told", "conversation_id"), Long.class),
                                    key,
                                    field(verdict.eq(inline(FILTER))))
                            .from(told)
                            .where(verdict.ne(inline(DROP))))
                    .returningResult(
                            NOTIFICATION.ID,
                            NOTIFICATION.ACCOUNT_ID,
                            NOTIFICATION.FROM_ACCOUNT_ID,
                            NOTIFICATION.STATUS_ID,
                            NOTIFICATION.FILTERED)
                    .fetch(one -> new Told(
                            new NotificationId(one.value1()),
                            new AccountId(one.value2()),
                            new AccountId(one.value3()),
                            one.value4(),
                            one.value5()));
        });
    }

    private static Condition isWelcome() {
        var blocked = selectOne()
                .from(BLOCK_V1)
                .where(BLOCK_V1.ACCOUNT_ID
                        .eq(Fact.ACCOUNT)
                        .and(BLOCK_V1.TARGET_ACCOUNT_ID.eq(Fact.FROM))
                        .or(BLOCK_V1.ACCOUNT_ID.eq(Fact.FROM).and(BLOCK_V1.TARGET_ACCOUNT_ID.eq(Fact.ACCOUNT))));
        var muted = selectOne()
                .from(MUTE_V1)
                .where(MUTE_V1.ACCOUNT_ID.eq(Fact.ACCOUNT))
                .and(MUTE_V1.TARGET_ACCOUNT_ID.eq(Fact.FROM))
                .and(MUTE_V1.HIDE_NOTIFICATIONS);
        var mutedConversation = selectOne()
                .from(MUTED_CONVERSATION_V1)
                .where(MUTED_CONVERSATION_V1.ACCOUNT_ID.eq(Fact.ACCOUNT))
                .and(MUTED_CONVERSATION_V1.CONVERSATION_ID.eq(CONVERSATION_V1.CONVERSATION_ID));
        return notExists(blocked).and(notExists(muted)).and(notExists(mutedConversation));
    }

    private static Condition isNew() {
        return notExists(selectOne()
                .from(NOTIFICATION)
                .where(NOTIFICATION.ACCOUNT_ID.eq(Fact.ACCOUNT))
                .and(NOTIFICATION.FROM_ACCOUNT_ID.eq(Fact.FROM))
                .and(NOTIFICATION.TYPE.eq(Fact.TYPE))
                .and(NOTIFICATION.STATUS_ID.isNotDistinctFrom(Fact.STATUS))
                .and(NOTIFICATION.REPORT_ID.isNotDistinctFrom(Fact.REPORT)));
    }

    /** What the policy of whoever is told says; those who look after the server, and what one takes part in, are heard. */
    private static Field<String> verdict(Instant now) {
        var follows = exists(selectOne()
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(Fact.ACCOUNT))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(Fact.FROM)));
        var isFollowed = exists(selectOne()
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(Fact.FROM))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(Fact.ACCOUNT))
                .and(FOLLOW_V1.CREATED_AT.le(now.minus(NEW_FOLLOWER))));
        var exempt = Fact.TYPE
                .in(
                        inline("poll"),
                        inline("update"),
                        inline("quoted_update"),
                        inline("admin.sign_up"),
                        inline("admin.report"))
                .or(exists(selectOne()
                        .from(PERMISSION)
                        .where(PERMISSION.ACCOUNT_ID.eq(Fact.ACCOUNT))
                        .and(PERMISSION.FROM_ACCOUNT_ID.eq(Fact.FROM))))
                .or(exists(selectOne().from(STAFF_V1).where(STAFF_V1.ACCOUNT_ID.eq(Fact.FROM))));
        var isNewcomer = Fact.FROM.ge(val(Snowflake.lowestAt(now.minus(NEW_ACCOUNT))));
        var says = new LinkedHashMap<TableField<PolicyRecord, String>, Condition>();
        says.put(POLICY.FOR_NOT_FOLLOWING, follows.not());
        says.put(POLICY.FOR_NOT_FOLLOWERS, isFollowed.not());
        says.put(POLICY.FOR_NEW_ACCOUNTS, isNewcomer.and(follows.not()));
        says.put(POLICY.FOR_PRIVATE_MENTIONS, condition(Fact.UNASKED).and(follows.not()));
        return case_().when(exempt, inline(ACCEPT))
                .when(any(says, DROP), inline(DROP))
                .when(any(says, FILTER), inline(FILTER))
                .else_(inline(ACCEPT));
    }

    private static Condition any(Map<TableField<PolicyRecord, String>, Condition> says, String verdict) {
        return or(says.entrySet().stream()
                .map(entry -> coalesce(entry.getKey(), inline(usual(entry.getKey())))
                        .eq(inline(verdict))
                        .and(entry.getValue()))
                .toList());
    }

    private static String usual(TableField<PolicyRecord, String> column) {
        return column.equals(POLICY.FOR_PRIVATE_MENTIONS) ? FILTER : ACCEPT;
    }

    /** Keeps a request for each of whom there is something filtered. */
    void keepRequests(Collection<Told> filtered) {
        if (filtered.isEmpty()) {
            return;
        }
        var latest = new LinkedHashMap<Pair, Told>();
        filtered.forEach(told -> latest.put(Pair.of(told.account(), told.from()), told));
        database.write(sql -> sql.insertInto(
                        REQUEST, REQUEST.ACCOUNT_ID, REQUEST.FROM_ACCOUNT_ID, REQUEST.LAST_STATUS_ID)
                .valuesOfRows(latest.values().stream()
                        .map(told -> row(told.account().value(), told.from().value(), told.status()))
                        .toList())
                .onConflict(REQUEST.ACCOUNT_ID, REQUEST.FROM_ACCOUNT_ID)
                .doUpdate()
                .set(REQUEST.LAST_STATUS_ID, coalesce(excluded(REQUEST.LAST_STATUS_ID), REQUEST.LAST_STATUS_ID))
                .set(REQUEST.UPDATED_AT, currentInstant())
                .execute());
    }

    /** Takes back whatever is about statuses that are gone. */
    void forgetStatuses(Collection<StatusId> statuses) {
        forget(statuses, NOTIFICATION.STATUS_ID.eq(DSL.any(StatusId.values(statuses))));
    }

    /** Takes back what was told of earlier edits: the last one counts. */
    void forgetEdits(Collection<StatusId> statuses) {
        forget(
                statuses,
                NOTIFICATION
                        .STATUS_ID
                        .eq(DSL.any(StatusId.values(statuses)))
                        .and(NOTIFICATION.TYPE.eq(inline("update"))));
        forget(
                statuses,
                NOTIFICATION
                        .STATUS_ID
                        .in(select(QUOTE_V1.QUOTE_ID)
                                .from(QUOTE_V1)
                                .where(QUOTE_V1.STATUS_ID.eq(DSL.any(StatusId.values(statuses)))))
                        .and(NOTIFICATION.TYPE.eq(inline("quoted_update"))));
    }

    private void forget(Collection<StatusId> statuses, Condition which) {
        long oldest = statuses.stream().mapToLong(StatusId::value).min().orElseThrow();
        database.write(sql -> sql.deleteFrom(NOTIFICATION)
                .where(which)
                .and(NOTIFICATION.ID.ge(NotificationId.lowestAbout(oldest)))
                .execute());
    }

    /** Takes back what people did to statuses, such as a favourite. */
    void forgetMarks(String type, Collection<Pair> pairs) {
        long oldest = pairs.stream().mapToLong(Pair::target).min().orElseThrow();
        database.write(sql -> sql.deleteFrom(NOTIFICATION)
                .where(NOTIFICATION.TYPE.eq(type))
                .and(Pair.among(pairs, NOTIFICATION.FROM_ACCOUNT_ID, NOTIFICATION.STATUS_ID))
                .and(NOTIFICATION.ID.ge(NotificationId.lowestAbout(oldest)))
                .execute());
    }

    /** Takes back that somebody follows, or asks to. */
    void forgetTies(String type, Collection<Pair> pairs) {
        database.write(sql -> sql.deleteFrom(NOTIFICATION)
                .where(NOTIFICATION.TYPE.eq(type))
                .and(Pair.among(pairs, NOTIFICATION.FROM_ACCOUNT_ID, NOTIFICATION.ACCOUNT_ID))
                .execute());
    }

    /**
     * Who could be told what.
     *
     * @param status null where it is about none
     * @param report null where it is about none
     */
    record Known(
            long account,
            long from,
            String type,
            @Nullable Long status,
            @Nullable Long report,
            boolean unasked) {}

    /**
     * What was written.
     *
     * @param status null where it is about none
     */
    record Told(
            NotificationId id,
            AccountId account,
            AccountId from,
            @Nullable Long status,
            boolean filtered) {}
}
