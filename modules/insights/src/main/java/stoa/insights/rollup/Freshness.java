package stoa.insights.rollup;

import static org.jooq.impl.DSL.min;
import static stoa.insights.sql.platform_api.Tables.REFRESHED_VIEW_V1;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Table;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Up to when dashboards count. Every answer of theirs says so, in the header {@code Stoa-As-Of}. */
@Singleton
public class Freshness {
    /** Where nobody writes, nobody can miss an own write. */
    public static final Consistency RECENT = Consistency.atMost(Duration.ofMinutes(1));

    private static final String HEADER = "Stoa-As-Of";

    private final Database database;

    Freshness(Database database) {
        this.database = database;
    }

    /** Up to when a materialized view counts; empty where it was never refreshed. */
    public Optional<Instant> of(Table<?> view) {
        return oldest(view);
    }

    /** Up to when each of some materialized views counts at least; empty where none was ever refreshed. */
    public Optional<Instant> oldest(Table<?>... views) {
        var names = Arrays.stream(views)
                .map(view -> Objects.requireNonNull(view.getSchema()).getName() + "." + view.getName())
                .toList();
        return database.read(
                RECENT,
                sql -> sql.select(min(REFRESHED_VIEW_V1.AS_OF))
                        .from(REFRESHED_VIEW_V1)
                        .where(REFRESHED_VIEW_V1.VIEW.in(names))
                        .fetchSingle(row ->
                                Optional.ofNullable(row.value1()).map(asOf -> asOf.truncatedTo(ChronoUnit.SECONDS))));
    }

    /** An answer that says up to when it counts. */
    public static <T> HttpResponse<T> stamped(T body, Optional<Instant> asOf) {
        MutableHttpResponse<T> answer = HttpResponse.ok(body);
        asOf.ifPresent(instant -> answer.header(HEADER, instant.toString()));
        return answer;
    }
}
