package stoa.insights.activity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import stoa.platform.jobs.RecurringJob;

/** Counts this week again and again, and each week that is over once. */
@Singleton
class ActivityJob implements RecurringJob {
    private final ActivitySql activity;
    private final Clock clock;

    ActivityJob(ActivitySql activity, Clock clock) {
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "insights.activity";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        var weeks = Week.upTo(now, ActivityController.WEEKS);
        var counted = activity.countedAt(weeks);
        for (var week : weeks) {
            var last = counted.get(week.monday());
            if (last == null || last.isBefore(week.ends())) {
                activity.count(week, now);
            }
        }
    }
}
