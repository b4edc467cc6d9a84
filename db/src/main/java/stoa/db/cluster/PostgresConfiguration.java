package stoa.db.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of the cluster's servers, written anew before each start as {@code stoa.conf} of their folder. */
record PostgresConfiguration(ClusterConfig config) {
    private static final String FILE = "stoa.conf";

    /** Once, after initdb: who may connect, and that our file is read after PostgreSQL's own. */
    static void install(Path folder) throws IOException {
        PrivateFiles.write(folder.resolve("pg_hba.conf"), """
                # Loopback only, always with a password. Replication takes the replicator and nobody else; the
                # databases of PostgreSQL itself take the superuser and nobody else.
                host replication stoa_replicator 127.0.0.1/32 scram-sha-256
                host stoa all 127.0.0.1/32 scram-sha-256
                host all postgres 127.0.0.1/32 scram-sha-256
                """);
        Files.writeString(folder.resolve("postgresql.conf"), "\ninclude '" + FILE + "'\n", StandardOpenOption.APPEND);
    }

    void writePrimary(Path folder, int port) throws IOException {
        Files.deleteIfExists(folder.resolve("standby.signal"));
        write(folder, common(port));
    }

    void writeStandby(Path folder, int port, PostgresServer primary, String slot) throws IOException {
        Map<String, String> settings = common(port);
        Endpoint source = primary.endpoint(Role.REPLICATOR, Jdbc.DATABASE);
        settings.put(
                "primary_conninfo",
                "host=%s port=%d user=%s password=%s application_name=%s sslmode=disable gssencmode=disable"
                        .formatted(Ports.HOST, primary.port(), source.user(), source.password(), slot));
        settings.put("primary_slot_name", slot);
        PrivateFiles.write(folder.resolve("standby.signal"), "");
        write(folder, settings);
    }

    private Map<String, String> common(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", Ports.HOST);
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("max_connections", Integer.toString(config.maxConnections()));
        // A page reads some dozens of partitions; as many locks as this are taken without a look at what others hold
        // (since 18).
        settings.put("max_locks_per_transaction", "256");
        settings.put("wal_level", "replica");
        // Between checkpoints, after which every page that is changed is written in full: a gigabyte is filled in
        // seconds.
        settings.put("max_wal_size", "4GB");
        settings.put("max_wal_senders", "10");
        settings.put("max_replication_slots", "10");
        // A replica that stays away for long is made anew rather than fill the primary's disk.
        settings.put("max_slot_wal_keep_size", "1GB");
        settings.put("wal_keep_size", "64MB");
        settings.put("hot_standby", "on");
        // Without it the primary's vacuum would cancel long reads on a replica.
        settings.put("hot_standby_feedback", "on");
        settings.put("wal_receiver_status_interval", "1s");
        settings.put("wal_retrieve_retry_interval", "250ms");
        // What the event log's consumers commit waits for no disk, and reaches the replicas once it is there: within
        // this time.
        settings.put("wal_writer_delay", "20ms");
        settings.put("shared_preload_libraries", "pg_stat_statements");
        settings.put("jit", "off");
        settings.put("log_checkpoints", "off");
        settings.put("log_line_prefix", "%m [%p] %u@%d ");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        if (config.durability() == Durability.THROWAWAY) {
            settings.put("fsync", "off");
            settings.put("synchronous_commit", "off");
            settings.put("full_page_writes", "off");
        } else {
            settings.putAll(Memory.settings());
        }
        settings.putAll(config.settings());
        return settings;
    }

    private static void write(Path folder, Map<String, String> settings) throws IOException {
        StringBuilder text = new StringBuilder("# Written by Stoa before each start; ALTER SYSTEM overrides it.\n");
        settings.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        PrivateFiles.write(folder.resolve(FILE), text.toString());
    }
}
