package stoa.app.health;

import static stoa.app.pages.DataTable.row;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.app.pages.Amounts;
import stoa.app.pages.DataTable;
import stoa.app.pages.DataTable.Cell;
import stoa.app.pages.DataTable.Column;
import stoa.app.pages.HealthBox.Fact;
import stoa.app.upkeep.OwnerDatabase;
import stoa.db.health.Health;
import stoa.db.health.Overview;
import stoa.db.health.Reserve;

/** What only the owner of the database sees: everybody's connections, what vacuum has to do, what runs out. */
@Singleton
@Order(3)
class PostgresHealth implements HealthSource {
    /** Partitions have a place of their own. */
    private static final String PARTITIONS = "partitions";

    private static final double MILLION = 1e6;

    private final @Nullable OwnerDatabase owner;

    PostgresHealth(@Nullable OwnerDatabase owner) {
        this.owner = owner;
    }

    @Override
    public String id() {
        return "postgresql";
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public Look look() {
        if (owner == null) {
            return Look.of().noting("This server was not given the owner's login: ./stoa db status and runway tell.");
        }
        var health = new Health(owner.endpoint());
        var overview = health.overview();
        int used =
                overview.pools().stream().mapToInt(Overview.Pool::connections).sum();
        return Look.of(
                        new DataTable(
                                "Connections by login",
                                List.of(
                                        Column.text("Login"),
                                        Column.number("Open"),
                                        Column.number("Active"),
                                        Column.number("Wait for locks"),
                                        Column.number("Oldest transaction")),
                                overview.pools().stream()
                                        .map(PostgresHealth::login)
                                        .toList(),
                                "Nobody is connected."),
                        new DataTable(
                                "What runs out",
                                List.of(
                                        Column.text("What"),
                                        Column.text("Of"),
                                        Column.number("Left"),
                                        Column.number("Alarm under"),
                                        Column.text("")),
                                scarcest(health.reserves(Optional.empty())).stream()
                                        .map(PostgresHealth::reserve)
                                        .toList(),
                                "Nothing does."),
                        new DataTable(
                                "Rows that vacuum has still to remove",
                                List.of(Column.text("Table"), Column.number("Dead"), Column.number("Live")),
                                overview.deadTuples().stream()
                                        .map(dead ->
                                                row(Cell.of(dead.table()), Cell.of(dead.dead()), Cell.of(dead.live())))
                                        .toList(),
                                "No table has more than a thousand."))
                .with(
                        new Fact("Version", Cell.of(overview.version())),
                        new Fact("Size", Cell.of(Amounts.bytes((double) overview.bytes()))),
                        new Fact(
                                "Connections",
                                Cell.of(Amounts.number(used) + " of " + Amounts.number(overview.maxConnections()))));
    }

    private static List<Cell> login(Overview.Pool login) {
        return row(
                Cell.of(login.login()),
                Cell.of(login.connections()),
                Cell.of(login.active()),
                Cell.of(login.waiting()),
                Cell.of(login.oldestTransactionSeconds() + " s"));
    }

    /** Of each kind the first, which is what runs out first, and whatever is an alarm. */
    private static List<Reserve> scarcest(List<Reserve> reserves) {
        var others = reserves.stream()
                .filter(reserve -> !reserve.kind().equals(PARTITIONS))
                .toList();
        return others.stream()
                .filter(reserve -> reserve.alarming() || isFirst(reserve, others))
                .toList();
    }

    private static boolean isFirst(Reserve reserve, List<Reserve> all) {
        return all.stream()
                .filter(other -> other.kind().equals(reserve.kind()))
                .findFirst()
                .filter(reserve::equals)
                .isPresent();
    }

    private static List<Cell> reserve(Reserve reserve) {
        return row(
                Cell.of(reserve.kind()),
                Cell.of(reserve.name()),
                Cell.alarm(amount(reserve, reserve.left()), reserve.alarming()),
                Cell.soft(amount(reserve, reserve.least())),
                Cell.soft(reserve.detail()));
    }

    private static String amount(Reserve reserve, double value) {
        return switch (reserve.unit()) {
            case "bytes" -> Amounts.bytes(value);
            case "ids" -> Amounts.number(Math.round(value / MILLION)) + " million";
            default -> Amounts.number(Math.round(value)) + " " + reserve.unit();
        };
    }
}
