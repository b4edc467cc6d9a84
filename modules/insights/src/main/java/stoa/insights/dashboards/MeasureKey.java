package stoa.insights.dashboards;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What can be measured (Mastodon documentation, "Admin::Measure"). What is about other servers is zero: there are none.
 */
enum MeasureKey {
    ACTIVE_USERS(false, DashboardSql.Day::people),
    NEW_USERS(true, DashboardSql.Day::signUps),
    INTERACTIONS(false, DashboardSql.Day::interactions),
    OPENED_REPORTS(true, DashboardSql.Day::reportsOpened),
    RESOLVED_REPORTS(true, DashboardSql.Day::reportsResolved),
    TAG_ACCOUNTS(false, DashboardSql.Day::tagPeople),
    TAG_USES(false, DashboardSql.Day::tagUses),
    TAG_SERVERS(false, day -> 0),
    INSTANCE_ACCOUNTS(true, day -> 0),
    INSTANCE_MEDIA_ATTACHMENTS(true, day -> 0),
    INSTANCE_REPORTS(true, day -> 0),
    INSTANCE_STATUSES(true, day -> 0),
    INSTANCE_FOLLOWS(true, day -> 0),
    INSTANCE_FOLLOWERS(true, day -> 0);

    private final boolean withEnd;
    private final ToLongFunction<DashboardSql.Day> value;

    MeasureKey(boolean withEnd, ToLongFunction<DashboardSql.Day> value) {
        this.withEnd = withEnd;
        this.value = value;
    }

    /** Empty for what is not measured. */
    static Optional<MeasureKey> find(String key) {
        return Arrays.stream(values()).filter(one -> one.toString().equals(key)).findFirst();
    }

    /** Whether the last day that was asked for counts: with some of Mastodon's it does, with others not. */
    boolean withEnd() {
        return withEnd;
    }

    long of(DashboardSql.Day day) {
        return value.applyAsLong(day);
    }

    boolean isOfTag() {
        return name().startsWith("TAG_");
    }

    boolean isOfInstance() {
        return name().startsWith("INSTANCE_");
    }

    /** As clients write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
