package stoa.insights.collecting;

import static org.jooq.impl.DSL.val;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;

/** The statement that writes events down. */
@Singleton
class CollectorSql {
    private final Database database;

    CollectorSql(Database database) {
        this.database = database;
    }

    /** Adds events, each once however often it is given; those of closed days are only counted, as late. */
    void add(List<CollectedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        database.write(sql -> sql.fetchSingle(
                "select insights.collect({0}, {1}, {2}, {3}, {4}, {5}, {6})",
                val(events.stream().map(CollectedEvent::id).toArray(Long[]::new)),
                val(events.stream()
                        .map(event -> event.happenedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new)),
                val(events.stream().map(CollectedEvent::kind).toArray(String[]::new)),
                val(ids(events, event -> event.account().value())),
                val(ids(
                        events,
                        event -> Optional.ofNullable(event.status())
                                .map(StatusId::value)
                                .orElse(null))),
                val(ids(
                        events,
                        event -> Optional.ofNullable(event.target())
                                .map(AccountId::value)
                                .orElse(null))),
                val(ids(
                        events,
                        event -> Optional.ofNullable(event.answered())
                                .map(StatusId::value)
                                .orElse(null)))));
    }

    private static @Nullable Long[] ids(List<CollectedEvent> events, Function<CollectedEvent, @Nullable Long> id) {
        var ids = new @Nullable Long[events.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id.apply(events.get(i));
        }
        return ids;
    }
}
