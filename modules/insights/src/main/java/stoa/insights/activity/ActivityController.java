package stoa.insights.activity;

import static stoa.insights.sql.insights.Tables.WEEKLY_FIGURE;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.util.List;
import stoa.insights.rollup.Freshness;
import stoa.platform.web.Access;

/** How lively the server is, as the last refresh found it. */
@Controller("/api/v1/instance/activity")
@ExecuteOn(TaskExecutors.BLOCKING)
class ActivityController {
    private static final int WEEKS = 12;

    private final ActivitySql activity;
    private final Freshness freshness;
    private final Clock clock;

    ActivityController(ActivitySql activity, Freshness freshness, Clock clock) {
        this.activity = activity;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Get
    @Access(Access.By.ANYONE)
    HttpResponse<List<WeekView>> weeks() {
        var weeks = Week.upTo(clock.instant(), WEEKS);
        var counted = activity.of(weeks);
        return Freshness.stamped(
                weeks.stream()
                        .map(week -> WeekView.of(week, counted.getOrDefault(week.monday(), WeekActivity.NONE)))
                        .toList(),
                freshness.of(WEEKLY_FIGURE));
    }

    /**
     * A week as the API shows it: numbers as text (Mastodon documentation, "View weekly activity").
     *
     * @param week its first second, since 1970
     */
    @Serdeable
    record WeekView(String week, String statuses, String logins, String registrations) {
        static WeekView of(Week week, WeekActivity activity) {
            return new WeekView(
                    Long.toString(week.begins().getEpochSecond()),
                    Long.toString(activity.statuses()),
                    Long.toString(activity.people()),
                    Long.toString(activity.registrations()));
        }
    }
}
