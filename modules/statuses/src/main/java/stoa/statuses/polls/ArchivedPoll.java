package stoa.statuses.polls;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedRows;

/** Reads a poll out of rows of the archive. */
final class ArchivedPoll {
    private ArchivedPoll() {}

    static PollSql.PollRow read(Map<String, @Nullable Object> poll, ArchivedRows archived, Viewer viewer) {
        long status = number(poll, "status_id");
        var votes = new TreeMap<Short, Long>();
        for (var counter : of(status, archived.of("poll_counter"))) {
            votes.merge((short) number(counter, "choice"), number(counter, "votes"), Long::sum);
        }
        var own = of(status, archived.of("poll_vote")).stream()
                .filter(vote -> viewer.account()
                        .filter(me -> me.value() == number(vote, "account_id"))
                        .isPresent())
                .map(vote -> (short) number(vote, "choice"))
                .sorted()
                .toArray(Short[]::new);
        return new PollSql.PollRow(
                status,
                number(poll, "account_id"),
                texts(poll.get("options")),
                Boolean.TRUE.equals(poll.get("multiple")),
                Boolean.TRUE.equals(poll.get("hide_totals")),
                Instant.parse(String.valueOf(poll.get("expires_at"))),
                votes.keySet().toArray(Short[]::new),
                votes.values().toArray(Long[]::new),
                own);
    }

    private static List<Map<String, @Nullable Object>> of(long status, List<Map<String, @Nullable Object>> rows) {
        return rows.stream().filter(row -> number(row, "status_id") == status).toList();
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        return ArchivedRows.number(row, column).orElseThrow();
    }

    private static String[] texts(@Nullable Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toArray(String[]::new)
                : new String[0];
    }
}
