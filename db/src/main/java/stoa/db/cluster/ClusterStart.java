package stoa.db.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a data directory from whatever state it is in to a running cluster. The caller holds its lock. */
final class ClusterStart {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterStart.class);

    private final ClusterConfig config;
    private final Path data;
    private final ClusterState state;
    private final Launch launch;
    private final PostgresBinaries binaries;
    private final Secrets secrets;
    private final PostgresConfiguration settings;

    ClusterStart(ClusterConfig config, Path data) throws IOException {
        this.config = config;
        this.data = data;
        this.state = ClusterState.read(data);
        this.launch = Launch.asThisUser();
        this.binaries = PostgresBinaries.unpacked(data);
        Path primary = data.resolve(ClusterState.PRIMARY);
        boolean fresh = !Files.exists(primary) && state.promoted().isEmpty();
        this.secrets = fresh && !Files.exists(data.resolve(Secrets.FILE)) ? Secrets.create(data) : Secrets.read(data);
        this.settings = new PostgresConfiguration(config);
    }

    Members run() throws IOException, SQLException {
        stopOrphans();
        state.stopped();
        state.save();
        sealPromotion();
        boolean created = createIfMissing();
        Members members = members();
        state.save();
        try {
            bringUp(members, created);
        } catch (IOException | SQLException | RuntimeException e) {
            members.stop();
            throw e;
        }
        return members;
    }

    ClusterState state() {
        return state;
    }

    Secrets secrets() {
        return secrets;
    }

    PostgresConfiguration settings() {
        return settings;
    }

    private void stopOrphans() throws IOException {
        PoolerServer.stopOrphan(data);
        Orphans.stopPostgres(data.resolve(ClusterState.PRIMARY));
        for (int number = 1; number <= ClusterConfig.MOST_REPLICAS; number++) {
            Orphans.stopPostgres(data.resolve(Members.replicaName(number)));
        }
    }

    /** After a promotion the replica's folder takes the primary's name; the old primary is kept, as it may hold more. */
    private void sealPromotion() throws IOException {
        Optional<String> promoted = state.promoted();
        if (promoted.isEmpty()) {
            return;
        }
        Path primary = data.resolve(ClusterState.PRIMARY);
        Path replica = data.resolve(promoted.get());
        Path replaced = data.resolve(ClusterState.PRIMARY + ".replaced");
        if (Files.exists(replica)) {
            if (Files.exists(primary)) {
                PrivateFiles.delete(replaced);
                Files.move(primary, replaced, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(replica, primary, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("{} was promoted and is the primary now; the one before is kept in {}", promoted.get(), replaced);
        }
        int port = state.port(promoted.get());
        state.port(promoted.get(), state.port(ClusterState.PRIMARY));
        state.port(ClusterState.PRIMARY, port);
        state.promoted(Optional.empty());
        state.save();
    }

    private boolean createIfMissing() throws IOException {
        Path primary = data.resolve(ClusterState.PRIMARY);
        if (Files.exists(primary)) {
            checkVersion(primary);
            return false;
        }
        DataFolder.initialise(primary, config.maxConnections(), secrets, binaries, launch);
        for (Path replica : replicaFolders()) {
            PrivateFiles.delete(replica);
            DataFolder.copyStopped(primary, replica, launch);
        }
        if (config.durability() == Durability.DURABLE) {
            launch.run(data, binaries.program("initdb").toString(), "--sync-only", "--pgdata=" + primary);
        }
        return true;
    }

    private void checkVersion(Path primary) throws IOException {
        Path file = primary.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new ClusterException(primary + " is not a data folder of PostgreSQL: choose another data directory.");
        }
        String version = Files.readString(file).strip();
        if (!version.equals(binaries.majorVersion())) {
            throw new ClusterException("The data directory " + data + " was written by PostgreSQL " + version
                    + ", and this Stoa brings PostgreSQL " + binaries.majorVersion()
                    + ": use the Stoa that wrote it, or dump it there and load the dump into a new directory.");
        }
    }

    private List<Path> replicaFolders() {
        return IntStream.rangeClosed(1, config.replicas())
                .mapToObj(number -> data.resolve(Members.replicaName(number)))
                .toList();
    }

    private Members members() throws IOException {
        Ports ports = new Ports();
        PostgresServer primary = server(data.resolve(ClusterState.PRIMARY), ports);
        List<PostgresServer> replicas =
                replicaFolders().stream().map(folder -> server(folder, ports)).toList();
        Optional<PgBouncer> program = config.pooler() == PoolerChoice.PGBOUNCER ? PgBouncer.find() : Optional.empty();
        if (program.isEmpty()) {
            return new Members(primary, replicas, null);
        }
        PoolerServer pooler = new PoolerServer(data, port(PoolerServer.NAME, ports), program.get(), secrets, launch);
        pooler.configure(primary, replicas, config);
        return new Members(primary, replicas, pooler);
    }

    private PostgresServer server(Path folder, Ports ports) {
        return new PostgresServer(folder, port(folder.getFileName().toString(), ports), secrets, binaries, launch);
    }

    private int port(String part, Ports ports) {
        int port = ports.keepOrChoose(state.port(part));
        state.port(part, port);
        return port;
    }

    private void bringUp(Members members, boolean created) throws IOException, SQLException {
        PostgresServer primary = members.primary();
        settings.writePrimary(primary.folder(), primary.port());
        primary.launch();
        members.pooler().ifPresent(PoolerServer::launch);
        if (!created) {
            for (PostgresServer replica : members.replicas()) {
                if (replica.hasData()) {
                    follow(replica, primary);
                }
            }
        }
        try (Connection connection = primary.awaitConnection("postgres")) {
            bootstrap(primary);
            ReplicationSlots slots = new ReplicationSlots(connection);
            if (created) {
                for (PostgresServer replica : members.replicas()) {
                    slots.create(Members.slot(replica));
                    follow(replica, primary);
                }
            } else {
                repair(members, slots);
            }
            awaitReplicas(members, slots);
        }
        members.pooler().ifPresent(PoolerServer::awaitPrimary);
    }

    private void bootstrap(PostgresServer primary) throws IOException, SQLException {
        if (!state.bootstrap().equals(Bootstrap.version())) {
            Bootstrap.apply(primary, secrets);
            state.bootstrap(Bootstrap.version());
            state.save();
        }
    }

    private void follow(PostgresServer replica, PostgresServer primary) throws IOException {
        settings.writeStandby(replica.folder(), replica.port(), primary, Members.slot(replica));
        replica.launch();
    }

    /** A replica without a folder, or whose WAL the primary has not kept, is made anew from the running primary. */
    private void repair(Members members, ReplicationSlots slots) throws IOException, SQLException {
        slots.keepOnly(members.replicas().stream().map(Members::slot).collect(Collectors.toSet()));
        Set<String> usable = slots.usable();
        for (PostgresServer replica : members.replicas()) {
            if (!replica.running() || !usable.contains(Members.slot(replica))) {
                reseed(replica, members.primary(), slots);
            }
        }
    }

    private void reseed(PostgresServer replica, PostgresServer primary, ReplicationSlots slots)
            throws IOException, SQLException {
        LOG.info("Copying the primary to make {} anew", replica.name());
        replica.stop();
        PrivateFiles.delete(replica.folder());
        slots.recreate(Members.slot(replica));
        slots.seed(primary.folder(), replica.folder());
        follow(replica, primary);
    }

    private void awaitReplicas(Members members, ReplicationSlots slots) throws IOException, SQLException {
        for (PostgresServer replica : members.replicas()) {
            @Nullable ClusterException fault = awaitReplica(replica);
            if (fault != null) {
                LOG.warn("{}", fault.getMessage());
                reseed(replica, members.primary(), slots);
                fault = awaitReplica(replica);
            }
            if (fault != null) {
                throw fault;
            }
        }
    }

    private static @Nullable ClusterException awaitReplica(PostgresServer replica) throws SQLException {
        try {
            // The database itself comes by replication, so whoever gets in has a replica that follows.
            replica.awaitConnection(Jdbc.DATABASE).close();
            return null;
        } catch (ClusterException e) {
            return e;
        }
    }
}
