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
import stoa.platform.database.DatabaseServers.ServerState;

/** The servers and the connections to them, as this process has them: nothing is asked. */
@Singleton
@Order(1)
class ServersHealth implements HealthSource {
    private final DatabaseServers databases;

    ServersHealth(DatabaseServers databases) {
        this.databases = databases;
    }

    @Override
    public String id() {
        return "servers";
    }

    @Override
    public String title() {
        return "Servers";
    }

    @Override
    public Look look() {
        var servers = databases.servers();
        return Look.of(
                new DataTable(
                        "Primary and replicas",
                        List.of(
                                Column.text("Server"),
                                Column.text("Serves"),
                                Column.number("Behind by"),
                                Column.number("Log to replay")),
                        servers.stream().map(ServersHealth::server).toList(),
                        "No server is configured."),
                new DataTable(
                        "Connections of this process",
                        List.of(
                                Column.text("Pool"),
                                Column.number("Active"),
                                Column.number("Idle"),
                                Column.number("Waiting"),
                                Column.number("At most")),
                        servers.stream()
                                .flatMap(server -> server.pools().stream())
                                .map(ServersHealth::pool)
                                .toList(),
                        "There are no pools."));
    }

    private static List<Cell> server(ServerState server) {
        if (!server.reachable()) {
            return row(Cell.of(server.name()), Cell.alarm("Does not answer", true), Cell.soft("–"), Cell.soft("–"));
        }
        return server.isPrimary()
                ? row(Cell.of(server.name()), Cell.of("Writes and reads"), Cell.soft("–"), Cell.soft("–"))
                : row(
                        Cell.of(server.name()),
                        server.inRotation() ? Cell.of("Reads") : Cell.alarm("Nothing: out of rotation", true),
                        Cell.of(Amounts.duration(server.lag())),
                        Cell.of(Amounts.bytes((double) server.lagBytes())));
    }

    private static List<Cell> pool(DatabaseServers.PoolState pool) {
        return row(
                Cell.of(pool.name()),
                Cell.of(pool.active()),
                Cell.of(pool.idle()),
                Cell.of(pool.waiting()),
                Cell.soft(Amounts.number(pool.size())));
    }
}
