package stoa.insights.dashboards;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.platform.web.Parameters;

/**
 * Measures of a period, day by day. People are distinct within a period, too; the people of a hashtag are so within a day only,
 * and their total adds up days.
 */
@Singleton
class Measures {
    /** As Mastodon writes days, depending on where it has them from. */
    private static final String COUNTED = "T00:00:00Z";

    private static final String GENERATED = "T00:00:00.000+00:00";

    private final DashboardSql dashboards;

    Measures(DashboardSql dashboards) {
        this.dashboards = dashboards;
    }

    /** What was asked for, in that order; unknown keys are left out. A constant number of statements per hashtag. */
    List<MeasureView> of(List<String> keys, Period period, Parameters parameters) {
        var known =
                keys.stream().map(MeasureKey::find).flatMap(Optional::stream).toList();
        var days = known.stream().allMatch(key -> key.isOfTag() || key.isOfInstance())
                ? Map.<LocalDate, DashboardSql.Day>of()
                : dashboards.days(period.before().start(), period.end());
        return known.stream()
                .map(key ->
                        key.isOfTag() ? view(key, period, daysOfTag(key, period, parameters)) : view(key, period, days))
                .toList();
    }

    private Map<LocalDate, DashboardSql.Day> daysOfTag(MeasureKey key, Period period, Parameters parameters) {
        var tag = TagName.of(key.toString(), parameters);
        return key == MeasureKey.TAG_SERVERS
                ? Map.of()
                : dashboards.daysOfTag(tag, period.before().start(), period.end());
    }

    private MeasureView view(MeasureKey key, Period period, Map<LocalDate, DashboardSql.Day> days) {
        var data = period.each(key.withEnd()).stream()
                .map(day -> new MeasureView.Bucket(
                        day + (key.withEnd() ? GENERATED : COUNTED), Long.toString(of(key, day, days))))
                .toList();
        var totals = key == MeasureKey.ACTIVE_USERS ? distinct(period) : sums(key, period, days);
        @Nullable String unit = key == MeasureKey.INSTANCE_MEDIA_ATTACHMENTS ? "bytes" : null;
        return new MeasureView(
                key.toString(),
                unit,
                Long.toString(totals.people()),
                unit == null ? null : Bytes.human(totals.people()),
                key.isOfInstance() ? null : Long.toString(totals.before()),
                data);
    }

    private static DashboardSql.Distinct sums(MeasureKey key, Period period, Map<LocalDate, DashboardSql.Day> days) {
        return new DashboardSql.Distinct(sum(key, period, days), sum(key, period.before(), days));
    }

    private static long sum(MeasureKey key, Period period, Map<LocalDate, DashboardSql.Day> days) {
        return period.each(key.withEnd()).stream()
                .mapToLong(day -> of(key, day, days))
                .sum();
    }

    private static long of(MeasureKey key, LocalDate day, Map<LocalDate, DashboardSql.Day> days) {
        return key.of(Objects.requireNonNullElse(days.get(day), DashboardSql.Day.NONE));
    }

    private DashboardSql.Distinct distinct(Period period) {
        var before = period.before();
        return dashboards.distinct(
                period.start(),
                period.end().minusDays(1),
                before.start(),
                before.end().minusDays(1));
    }
}
