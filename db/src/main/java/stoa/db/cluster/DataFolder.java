package stoa.db.cluster;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Set;

/** Makes and copies the data folders of PostgreSQL servers. Each appears under its name only when it is whole. */
final class DataFolder {
    // What a server makes anew at its start, and what must not travel to another one (as pg_basebackup leaves it out).
    private static final Set<String> CONTENT_LEFT_OUT = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");
    private static final Set<String> FILES_LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_internal.init",
            "backup_label",
            "tablespace_map",
            "standby.signal");

    private DataFolder() {}

    static void initialise(Path folder, int maxConnections, Secrets secrets, PostgresBinaries binaries, Launch launch)
            throws IOException {
        Path draft = draft(folder);
        Path password = folder.resolveSibling("initdb.password");
        PrivateFiles.write(password, secrets.of(Role.SUPERUSER) + "\n");
        Launch.Ended initdb;
        try {
            initdb = launch.run(
                    folder.resolveSibling("."),
                    binaries.program("initdb").toString(),
                    "--pgdata=" + draft,
                    "--no-sync",
                    "--username=" + Role.SUPERUSER.login(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums",
                    "--no-instructions",
                    // Recorded by initdb: a standby copied from here may not have fewer than its primary had.
                    "--set=max_connections=" + maxConnections);
        } finally {
            Files.deleteIfExists(password);
        }
        if (initdb.code() != 0) {
            PrivateFiles.delete(draft);
            if (Faults.saysDiskFull(initdb.output())) {
                throw Faults.diskFull(folder);
            }
            throw new ClusterException(
                    "PostgreSQL cannot make its data folder " + folder + ": " + initdb.fault() + ".");
        }
        PostgresConfiguration.install(draft);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A copy of a server that has never run: whole, with its first WAL. */
    static void copyStopped(Path source, Path folder, Launch launch) throws IOException {
        Path draft = draft(folder);
        // A thousand files: some times quicker than here, as nothing has to be compiled first.
        Launch.Ended copy = launch.run(source, "cp", "-a", source.toString(), draft.toString());
        if (copy.code() != 0) {
            throw new IOException(copy.fault());
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A copy of a running server between pg_backup_start and pg_backup_stop; the WAL comes later, through the slot.
     *
     * @param label asked after the copy: the text of its backup_label
     */
    static void copyRunning(Path source, Path folder, BackupLabel label) throws IOException, SQLException {
        Path draft = draft(folder);
        Files.walkFileTree(source, new RunningCopy(source, draft));
        Files.createDirectories(draft.resolve("pg_wal/archive_status"));
        // Last, as it says how far the copied files must be brought forward.
        Files.copy(
                source.resolve("global/pg_control"),
                draft.resolve("global/pg_control"),
                StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.write(draft.resolve("backup_label"), label.finish());
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path draft(Path folder) throws IOException {
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        PrivateFiles.delete(draft);
        return draft;
    }

    /** Ends the backup. */
    interface BackupLabel {
        String finish() throws SQLException;
    }

    /** Leaves out what must not travel, and does not mind files that go while it looks at them. */
    private static final class RunningCopy extends SimpleFileVisitor<Path> {
        private final Path source;
        private final Path target;

        RunningCopy(Path source, Path target) {
            this.source = source;
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Path relative = source.relativize(folder);
            if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            PrivateFiles.createFolder(target.resolve(relative));
            return CONTENT_LEFT_OUT.contains(relative.toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!FILES_LEFT_OUT.contains(file.getFileName().toString())) {
                try {
                    Files.copy(file, target.resolve(source.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException e) {
                    // A running server removes files; the WAL knows about it.
                    return FileVisitResult.CONTINUE;
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
