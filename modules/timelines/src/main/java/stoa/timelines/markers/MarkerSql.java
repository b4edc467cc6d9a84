package stoa.timelines.markers;

import static org.jooq.impl.DSL.currentInstant;
import static stoa.timelines.sql.timelines.Tables.MARKER;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.timelines.Markers;

/** Statements on markers. */
@Singleton
class MarkerSql implements Markers {
    private final Database database;

    MarkerSql(Database database) {
        this.database = database;
    }

    @Override
    public OptionalLong lastRead(AccountId account, String timeline) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(MARKER.LAST_READ_ID)
                        .from(MARKER)
                        .where(MARKER.ACCOUNT_ID.eq(account.value()))
                        .and(MARKER.TIMELINE.eq(timeline))
                        .fetchOptional(row -> OptionalLong.of(row.value1()))
                        .orElse(OptionalLong.empty()));
    }

    /** Those of the timelines that have one, by timeline. */
    Map<String, MarkerView> find(AccountId account, Collection<String> timelines) {
        return database.read(Consistency.ownWrites(), sql -> {
            var markers = new LinkedHashMap<String, MarkerView>();
            sql.select(MARKER.TIMELINE, MARKER.LAST_READ_ID, MARKER.VERSION, MARKER.UPDATED_AT)
                    .from(MARKER)
                    .where(MARKER.ACCOUNT_ID.eq(account.value()))
                    .and(MARKER.TIMELINE.eq(DSL.any(timelines.toArray(String[]::new))))
                    .orderBy(MARKER.TIMELINE)
                    .forEach(row -> markers.put(
                            row.value1(), new MarkerView(Long.toString(row.value2()), row.value3(), row.value4())));
            return markers;
        });
    }

    /**
     * Moves markers that are still as they were seen.
     *
     * @param timelines the last one read, by timeline
     * @throws Refusal 409 where one was not: then none is moved
     */
    void move(AccountId account, Map<String, Long> timelines, Map<String, MarkerView> seen) {
        database.write(sql -> {
            for (var entry : timelines.entrySet()) {
                var before = seen.get(entry.getKey());
                int moved = before == null
                        ? sql.insertInto(MARKER, MARKER.ACCOUNT_ID, MARKER.TIMELINE, MARKER.LAST_READ_ID)
                                .values(account.value(), entry.getKey(), entry.getValue())
                                .onConflictDoNothing()
                                .execute()
                        : sql.update(MARKER)
                                .set(MARKER.LAST_READ_ID, entry.getValue())
                                .set(MARKER.VERSION, MARKER.VERSION.plus(1))
                                .set(MARKER.UPDATED_AT, currentInstant())
                                .where(MARKER.ACCOUNT_ID.eq(account.value()))
                                .and(MARKER.TIMELINE.eq(entry.getKey()))
                                .and(MARKER.VERSION.eq(before.version()))
                                .execute();
                if (moved == 0) {
                    throw Refusal.of(HttpStatus.CONFLICT, "Conflict during update, please try again", Map.of());
                }
            }
            return true;
        });
    }
}
