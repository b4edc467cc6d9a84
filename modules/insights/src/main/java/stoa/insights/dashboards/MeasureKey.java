package stoa.insights.dashboards;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be measured (Mastodon documentation, "Admin::Measure"). What is about other servers is zero: there are none.
 */
enum MeasureKey {
    ACTIVE_USERS(false),
    NEW_USERS(true),
    INTERACTIONS(false),
    OPENED_REPORTS(true),
    RESOLVED_REPORTS(true),
    TAG_ACCOUNTS(false),
    TAG_USES(false),
    TAG_SERVERS(false),
    INSTANCE_ACCOUNTS(true),
    INSTANCE_MEDIA_ATTACHMENTS(true),
    INSTANCE_REPORTS(true),
    INSTANCE_STATUSES(true),
    INSTANCE_FOLLOWS(true),
    INSTANCE_FOLLOWERS(true);

    private final boolean withEnd;

    MeasureKey(boolean withEnd) {
        this.withEnd = withEnd;
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
        return switch (this) {
            case ACTIVE_USERS -> day.people();
            case NEW_USERS -> day.signUps();
            case INTERACTIONS -> day.interactions();
            case OPENED_REPORTS -> day.reportsOpened();
            case RESOLVED_REPORTS -> day.reportsResolved();
            case TAG_ACCOUNTS -> day.tagPeople();
            case TAG_USES -> day.tagUses();
            case TAG_SERVERS,
                    INSTANCE_ACCOUNTS,
                    INSTANCE_MEDIA_ATTACHMENTS,
                    INSTANCE_REPORTS,
                    INSTANCE_STATUSES,
                    INSTANCE_FOLLOWS,
                    INSTANCE_FOLLOWERS -> 0;
        };
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
