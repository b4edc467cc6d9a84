package stoa.statuses.counting;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import stoa.platform.ids.Snowflake;
import stoa.statuses.TagView;

/** How much something was used in public on each of the last seven days (UTC). */
public record DaysOfUse(LocalDate today) {
    private static final int DAYS = 7;
    private static final int SEQUENCE_BITS = 16;
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final Usage NONE = new Usage(0, 0);

    public static DaysOfUse untilToday() {
        return new DaysOfUse(LocalDate.now(ZoneOffset.UTC));
    }

    /** On which day, counted from 1970, a status was posted. */
    public static Field<Long> dayOf(Field<Long> status) {
        return DSL.field(
                "({0} >> {1}) / {2}",
                SQLDataType.BIGINT, status, DSL.inline(SEQUENCE_BITS), DSL.inline(MILLIS_PER_DAY));
    }

    /** The lowest id of a status that counts. */
    public long firstStatus() {
        return Snowflake.lowestAt(
                today.minusDays(DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** As the API says it. */
    public List<TagView.Day> show(LongFunction<@Nullable Usage> usage) {
        return LongStream.range(0, DAYS)
                .mapToObj(today::minusDays)
                .map(day -> show(day, usage.apply(day.toEpochDay())))
                .toList();
    }

    private static TagView.Day show(LocalDate day, @Nullable Usage used) {
        var usage = used == null ? NONE : used;
        return new TagView.Day(
                Long.toString(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()),
                Integer.toString(usage.uses()),
                Integer.toString(usage.accounts()));
    }

    /** By how many statuses of how many authors. */
    public record Usage(int uses, int accounts) {}
}
