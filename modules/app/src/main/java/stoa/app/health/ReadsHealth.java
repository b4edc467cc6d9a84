package stoa.app.health;

import static stoa.app.pages.DataTable.row;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import stoa.app.pages.Amounts;
import stoa.app.pages.DataTable;
import stoa.app.pages.DataTable.Cell;
import stoa.app.pages.DataTable.Column;
import stoa.platform.database.DatabaseServers;
import stoa.platform.database.DatabaseServers.ReadShare;

/** Where the reads of this process went, and why there. */
@Singleton
@Order(2)
class ReadsHealth implements HealthSource {
    private final DatabaseServers databases;

    ReadsHealth(DatabaseServers databases) {
        this.databases = databases;
    }

    @Override
    public String id() {
        return "reads";
    }

    @Override
    public String title() {
        return "Reads";
    }

    @Override
    public Look look() {
        var reads = databases.reads();
        long all = reads.stream().mapToLong(ReadShare::reads).sum();
        return Look.of(new DataTable(
                        "Where reads went, and why",
                        List.of(
                                Column.text("Served by"),
                                Column.text("Because"),
                                Column.number("Reads"),
                                Column.number("Share")),
                        reads.stream()
                                .map(read -> row(
                                        Cell.of(read.source()),
                                        Cell.of(reason(read.reason())),
                                        Cell.of(read.reads()),
                                        Cell.of(Amounts.share((double) read.reads(), (double) all))))
                                .toList(),
                        "Nothing was read yet."))
                .noting("Since this process started.");
    }

    /** What the metrics call by a word each (db/README.md). */
    private static String reason(String tag) {
        return switch (tag) {
            case "own_writes" -> "it shows all that the reader wrote";
            case "at_most" -> "it is as fresh as was asked for";
            case "primary_declared" -> "the present was asked for";
            case "job" -> "a job reads";
            case "writing_request" -> "the request writes";
            case "untrusted_token" -> "the reader presented no token of ours";
            case "other_timeline" -> "the reader's token is from before a failover";
            case "no_replica" -> "no replica is in rotation";
            case "not_replayed" -> "no replica shows the reader's last write";
            case "too_stale" -> "no replica is fresh enough";
            case "retry" -> "a replica could not finish";
            default -> tag;
        };
    }
}
