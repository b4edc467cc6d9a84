package stoa.notifications.push;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static stoa.notifications.sql.accounts_api.Tables.USER_TOKEN_V1;
import static stoa.notifications.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.notifications.sql.notifications.Tables.NOTIFICATION;
import static stoa.notifications.sql.notifications.Tables.PUSH_SUBSCRIPTION;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectField;
import stoa.accounts.AccountId;
import stoa.notifications.NotificationId;
import stoa.notifications.Notified.Notice;
import stoa.notifications.push.Subscription.Wish;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on push subscriptions. */
@Singleton
class SubscriptionSql {
    private static final List<SelectField<?>> COLUMNS = List.of(
            PUSH_SUBSCRIPTION.ID,
            PUSH_SUBSCRIPTION.ENDPOINT,
            PUSH_SUBSCRIPTION.STANDARD,
            PUSH_SUBSCRIPTION.ALERTS,
            PUSH_SUBSCRIPTION.POLICY);

    private final Database database;

    SubscriptionSql(Database database) {
        this.database = database;
    }

    /**
     * Makes the subscription of a token, in the place of the one before. Others of the same account for the same endpoint go
     * too: whoever signs in again on a device gets another token, and would be told twice.
     */
    SubscriptionRow replace(long token, AccountId account, Subscription subscription) {
        var endpoint = subscription.endpoint().toString();
        return database.write(sql -> {
            sql.deleteFrom(PUSH_SUBSCRIPTION)
                    .where(PUSH_SUBSCRIPTION.TOKEN_ID.eq(token))
                    .or(PUSH_SUBSCRIPTION.ACCOUNT_ID.eq(account.value()).and(PUSH_SUBSCRIPTION.ENDPOINT.eq(endpoint)))
                    .execute();
            return sql.insertInto(PUSH_SUBSCRIPTION)
                    .set(PUSH_SUBSCRIPTION.TOKEN_ID, token)
                    .set(PUSH_SUBSCRIPTION.ACCOUNT_ID, account.value())
                    .set(PUSH_SUBSCRIPTION.ENDPOINT, endpoint)
                    .set(PUSH_SUBSCRIPTION.PUBLIC_KEY, subscription.publicKey())
                    .set(PUSH_SUBSCRIPTION.AUTH, subscription.auth())
                    .set(PUSH_SUBSCRIPTION.STANDARD, subscription.standard())
                    .set(PUSH_SUBSCRIPTION.ALERTS, subscription.wish().alerts().toArray(String[]::new))
                    .set(PUSH_SUBSCRIPTION.POLICY, subscription.wish().policy())
                    // Of two at once the later one counts.
                    .onConflict(PUSH_SUBSCRIPTION.TOKEN_ID)
                    .doUpdate()
                    .setAllToExcluded()
                    .returningResult(COLUMNS)
                    .fetchSingle(SubscriptionRow::of);
        });
    }

    Optional<SubscriptionRow> find(long token) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(COLUMNS)
                        .from(PUSH_SUBSCRIPTION)
                        .where(PUSH_SUBSCRIPTION.TOKEN_ID.eq(token))
                        .fetchOptional(SubscriptionRow::of));
    }

    /** Empty where the token has none. */
    Optional<SubscriptionRow> change(long token, Wish wish) {
        return database.write(sql -> sql.update(PUSH_SUBSCRIPTION)
                .set(PUSH_SUBSCRIPTION.ALERTS, wish.alerts().toArray(String[]::new))
                .set(PUSH_SUBSCRIPTION.POLICY, wish.policy())
                .where(PUSH_SUBSCRIPTION.TOKEN_ID.eq(token))
                .returningResult(COLUMNS)
                .fetchOptional(SubscriptionRow::of));
    }

    void deleteOf(long token) {
        delete(PUSH_SUBSCRIPTION.TOKEN_ID.eq(token));
    }

    void delete(long id) {
        delete(PUSH_SUBSCRIPTION.ID.eq(id));
    }

    private int delete(Condition which) {
        return database.write(
                sql -> sql.deleteFrom(PUSH_SUBSCRIPTION).where(which).execute());
    }

    /**
     * Forgets subscriptions whose token is gone.
     *
     * @return how many, at most {@code most}
     */
    int deleteOrphans(int most) {
        return delete(PUSH_SUBSCRIPTION.ID.in(select(PUSH_SUBSCRIPTION.ID)
                .from(PUSH_SUBSCRIPTION)
                .where(notExists(
                        selectOne().from(USER_TOKEN_V1).where(USER_TOKEN_V1.TOKEN_ID.eq(PUSH_SUBSCRIPTION.TOKEN_ID))))
                .limit(most)));
    }

    /** Whom to tell of what, as their subscriptions wish; those who may not act are not told. */
    List<PushJob> wanted(Collection<Notice> notices) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(PUSH_SUBSCRIPTION.ID, NOTIFICATION.ACCOUNT_ID, NOTIFICATION.ID)
                        .from(NOTIFICATION)
                        .join(PUSH_SUBSCRIPTION)
                        .on(PUSH_SUBSCRIPTION.ACCOUNT_ID.eq(NOTIFICATION.ACCOUNT_ID))
                        .join(USER_TOKEN_V1)
                        .on(USER_TOKEN_V1.TOKEN_ID.eq(PUSH_SUBSCRIPTION.TOKEN_ID))
                        .where(row(NOTIFICATION.ACCOUNT_ID, NOTIFICATION.ID)
                                .in(notices.stream()
                                        .map(notice -> row(
                                                notice.account().value(),
                                                notice.notification().value()))
                                        .toList()))
                        .and(NOTIFICATION.FILTERED.eq(inline(false)))
                        .and(USER_TOKEN_V1.ACTIVE)
                        .and(NOTIFICATION.TYPE.eq(any(PUSH_SUBSCRIPTION.ALERTS)))
                        .and(isOfThoseWanted())
                        .fetch(found -> new PushJob(
                                found.value1(),
                                new Notice(new AccountId(found.value2()), new NotificationId(found.value3())))));
    }

    private static Condition isOfThoseWanted() {
        var followed = selectOne()
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(NOTIFICATION.ACCOUNT_ID))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(NOTIFICATION.FROM_ACCOUNT_ID));
        var follower = selectOne()
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(NOTIFICATION.FROM_ACCOUNT_ID))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(NOTIFICATION.ACCOUNT_ID));
        return or(
                PUSH_SUBSCRIPTION.POLICY.eq(inline("all")),
                PUSH_SUBSCRIPTION.POLICY.eq(inline("followed")).and(exists(followed)),
                PUSH_SUBSCRIPTION.POLICY.eq(inline("follower")).and(exists(follower)));
    }

    /** How to reach a subscriber; empty where the subscription is gone, or its token, or its holder may not act. */
    Optional<Target> target(long id) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                PUSH_SUBSCRIPTION.ENDPOINT,
                                PUSH_SUBSCRIPTION.PUBLIC_KEY,
                                PUSH_SUBSCRIPTION.AUTH,
                                PUSH_SUBSCRIPTION.STANDARD,
                                USER_TOKEN_V1.LOCALE)
                        .from(PUSH_SUBSCRIPTION)
                        .join(USER_TOKEN_V1)
                        .on(USER_TOKEN_V1.TOKEN_ID.eq(PUSH_SUBSCRIPTION.TOKEN_ID))
                        .where(PUSH_SUBSCRIPTION.ID.eq(id))
                        .and(USER_TOKEN_V1.ACTIVE)
                        .fetchOptional(found -> new Target(
                                found.value1(), found.value2(), found.value3(), found.value4(), found.value5())));
    }

    /** A subscription as the database has it, as far as its app is told. */
    record SubscriptionRow(long id, String endpoint, boolean standard, Wish wish) {
        static SubscriptionRow of(Record row) {
            return new SubscriptionRow(
                    row.get(PUSH_SUBSCRIPTION.ID),
                    row.get(PUSH_SUBSCRIPTION.ENDPOINT),
                    row.get(PUSH_SUBSCRIPTION.STANDARD),
                    new Wish(List.of(row.get(PUSH_SUBSCRIPTION.ALERTS)), row.get(PUSH_SUBSCRIPTION.POLICY)));
        }
    }

    /** Where to send to, encrypted for whom, in which language. */
    record Target(String endpoint, byte[] publicKey, byte[] auth, boolean standard, String locale) {}
}
