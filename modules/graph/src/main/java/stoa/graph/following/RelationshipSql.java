package stoa.graph.following;

import static stoa.graph.sql.graph.Tables.BLOCK;
import static stoa.graph.sql.graph.Tables.ENDORSEMENT;
import static stoa.graph.sql.graph.Tables.FOLLOW;
import static stoa.graph.sql.graph.Tables.FOLLOW_REQUEST;
import static stoa.graph.sql.graph.Tables.MUTE;
import static stoa.graph.sql.graph.Tables.PRIVATE_NOTE;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.graph.RelationshipView;
import stoa.graph.sql.graph.tables.Block;
import stoa.graph.sql.graph.tables.Follow;
import stoa.graph.sql.graph.tables.FollowRequest;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** The statement that says how one account stands to others, and what keeps two sides of a relation apart. */
@Singleton
class RelationshipSql {
    private static final Field<Long> TARGET = DSL.field(DSL.name("target", "id"), SQLDataType.BIGINT);
    private static final Follow FOLLOWED_BY = FOLLOW.as("followed_by");
    private static final FollowRequest REQUESTED_BY = FOLLOW_REQUEST.as("requested_by");
    private static final Block BLOCKED_BY = BLOCK.as("blocked_by");

    private final Database database;

    RelationshipSql(Database database) {
        this.database = database;
    }

    /** Everything between one account and others, both directions, in one statement. */
    Map<AccountId, RelationshipView> between(AccountId account, Collection<AccountId> targets) {
        var ids = targets.stream().map(AccountId::value).distinct().toArray(Long[]::new);
        long me = account.value();
        return database.read(
                Consistency.ownWrites(),
                sql -> select(sql, me, ids)
                        .collect(Collectors.toMap(row -> new AccountId(row.get(TARGET)), RelationshipSql::view)));
    }

    private static Stream<? extends Record> select(DSLContext sql, long me, Long[] ids) {
        return sql
                .select(
                        TARGET,
                        FOLLOW.ID,
                        FOLLOW.SHOW_REBLOGS,
                        FOLLOW.NOTIFY,
                        FOLLOW.LANGUAGES,
                        FOLLOW_REQUEST.ID,
                        FOLLOW_REQUEST.SHOW_REBLOGS,
                        FOLLOW_REQUEST.NOTIFY,
                        FOLLOW_REQUEST.LANGUAGES,
                        FOLLOWED_BY.ID,
                        REQUESTED_BY.ID,
                        BLOCK.ID,
                        BLOCKED_BY.ID,
                        MUTE.ID,
                        MUTE.HIDE_NOTIFICATIONS,
                        MUTE.EXPIRES_AT,
                        ENDORSEMENT.ID,
                        PRIVATE_NOTE.COMMENT)
                .from(DSL.unnest(ids).as("target", "id"))
                .leftJoin(FOLLOW)
                .on(outward(FOLLOW.ACCOUNT_ID, FOLLOW.TARGET_ACCOUNT_ID, me))
                .leftJoin(FOLLOWED_BY)
                .on(outward(FOLLOWED_BY.TARGET_ACCOUNT_ID, FOLLOWED_BY.ACCOUNT_ID, me))
                .leftJoin(FOLLOW_REQUEST)
                .on(outward(FOLLOW_REQUEST.ACCOUNT_ID, FOLLOW_REQUEST.TARGET_ACCOUNT_ID, me))
                .leftJoin(REQUESTED_BY)
                .on(outward(REQUESTED_BY.TARGET_ACCOUNT_ID, REQUESTED_BY.ACCOUNT_ID, me))
                .leftJoin(BLOCK)
                .on(outward(BLOCK.ACCOUNT_ID, BLOCK.TARGET_ACCOUNT_ID, me))
                .leftJoin(BLOCKED_BY)
                .on(outward(BLOCKED_BY.TARGET_ACCOUNT_ID, BLOCKED_BY.ACCOUNT_ID, me))
                .leftJoin(MUTE)
                .on(outward(MUTE.ACCOUNT_ID, MUTE.TARGET_ACCOUNT_ID, me)
                        .and(MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(DSL.currentInstant()))))
                .leftJoin(ENDORSEMENT)
                .on(outward(ENDORSEMENT.ACCOUNT_ID, ENDORSEMENT.TARGET_ACCOUNT_ID, me))
                .leftJoin(PRIVATE_NOTE)
                .on(outward(PRIVATE_NOTE.ACCOUNT_ID, PRIVATE_NOTE.TARGET_ACCOUNT_ID, me))
                .fetch()
                .stream();
    }

    private static Condition outward(TableField<?, Long> mine, TableField<?, Long> theirs, long me) {
        return mine.eq(me).and(theirs.eq(TARGET));
    }

    /** A request says what its follow will show. */
    private static RelationshipView view(Record row) {
        boolean following = row.get(FOLLOW.ID) != null;
        boolean muting = row.get(MUTE.ID) != null;
        @Nullable Instant mutedUntil = row.get(MUTE.EXPIRES_AT);
        @Nullable String note = row.get(PRIVATE_NOTE.COMMENT);
        return new RelationshipView(
                String.valueOf(row.get(TARGET)),
                following,
                isTrue(row.get(following ? FOLLOW.SHOW_REBLOGS : FOLLOW_REQUEST.SHOW_REBLOGS)),
                isTrue(row.get(following ? FOLLOW.NOTIFY : FOLLOW_REQUEST.NOTIFY)),
                languages(row.get(following ? FOLLOW.LANGUAGES : FOLLOW_REQUEST.LANGUAGES)),
                row.get(FOLLOWED_BY.ID) != null,
                row.get(BLOCK.ID) != null,
                row.get(BLOCKED_BY.ID) != null,
                muting,
                muting && isTrue(row.get(MUTE.HIDE_NOTIFICATIONS)),
                mutedUntil,
                row.get(FOLLOW_REQUEST.ID) != null,
                row.get(REQUESTED_BY.ID) != null,
                false,
                row.get(ENDORSEMENT.ID) != null,
                note == null ? "" : note);
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static @Nullable List<String> languages(String @Nullable [] codes) {
        return codes == null || codes.length == 0 ? null : List.of(codes);
    }

    /**
     * Keeps every other act on the same two accounts waiting until this transaction ends, so that a follow and a block
     * never pass each other unseen.
     */
    void lock(AccountId one, AccountId other) {
        var pair = Math.min(one.value(), other.value()) + ":" + Math.max(one.value(), other.value());
        database.write(sql -> sql.execute("select pg_advisory_xact_lock(hashtextextended({0}, 1010))", DSL.val(pair)));
    }

    /** Those of the others on the other side of a block. */
    Set<AccountId> blockedAmong(AccountId account, Collection<AccountId> others) {
        var ids = others.stream().map(AccountId::value).toArray(Long[]::new);
        long me = account.value();
        return database.read(
                Consistency.primary(),
                sql -> sql.select(BLOCK.TARGET_ACCOUNT_ID)
                        .from(BLOCK)
                        .where(BLOCK.ACCOUNT_ID.eq(me))
                        .and(BLOCK.TARGET_ACCOUNT_ID.eq(DSL.any(ids)))
                        .union(DSL.select(BLOCK.ACCOUNT_ID)
                                .from(BLOCK)
                                .where(BLOCK.TARGET_ACCOUNT_ID.eq(me))
                                .and(BLOCK.ACCOUNT_ID.eq(DSL.any(ids))))
                        .fetchSet(row -> new AccountId(row.value1())));
    }
}
