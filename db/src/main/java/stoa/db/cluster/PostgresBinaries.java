package stoa.db.cluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that come with this build, unpacked once per version and user. */
record PostgresBinaries(Path home, String version) {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }

    /** Finds or unpacks them; concurrent processes may do so at the same time. */
    static PostgresBinaries unpacked(Path data) throws IOException {
        String archive = archive();
        String version = bundledVersion();
        Path cache = cache().orElse(data);
        Path home = cache.resolve("postgresql-" + version);
        if (!Files.isExecutable(home.resolve("bin/postgres"))) {
            LOG.info("Unpacking PostgreSQL {} into {}", version, home);
            unpack(archive, cache, home);
        }
        return new PostgresBinaries(home, version);
    }

    private static String archive() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "");
        String name = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> processor;
        };
        String archive = "postgres-" + system.toLowerCase(Locale.ROOT) + "-" + name + ".txz";
        if (PostgresBinaries.class.getResource("/" + archive) == null) {
            throw new ClusterException("This build of Stoa has no PostgreSQL for " + system + " on " + processor
                    + ": run one yourself and configure its address (docker-compose.yml shows how).");
        }
        return "/" + archive;
    }

    private static String bundledVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("postgresql.properties")) {
            if (in == null) {
                throw new IllegalStateException("postgresql.properties is missing from this build");
            }
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    /** STOA_CACHE, or the cache folder of this user's home; empty when there is no home that can be written. */
    private static Optional<Path> cache() throws IOException {
        @Nullable String chosen = System.getenv("STOA_CACHE");
        if (chosen != null && !chosen.isBlank()) {
            Path folder = Path.of(chosen).toAbsolutePath();
            Files.createDirectories(folder);
            return Optional.of(folder);
        }
        Path folder = Path.of(System.getProperty("user.home", "/nonexistent"), ".cache", "stoa");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return Optional.empty();
        }
        return Files.isWritable(folder) ? Optional.of(folder) : Optional.empty();
    }

    private static void unpack(String archive, Path cache, Path home) throws IOException {
        Path draft = Files.createTempDirectory(cache, "postgresql-");
        try {
            extract(archive, draft);
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            PrivateFiles.delete(draft);
            // Another process was quicker; what it unpacked is the same.
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private static void extract(String archive, Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            @Nullable TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                if (wanted(entry)) {
                    write(entry, tar, path);
                }
            }
        }
    }

    /** Static libraries and build files are half of the archive and of no use to a running server. */
    private static boolean wanted(TarArchiveEntry entry) {
        String name = entry.getName();
        return !name.endsWith(".a") && !name.contains("/pgxs/") && !name.contains("/pkgconfig/");
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, path.getRoot().resolve(path).resolveSibling(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0111) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }
}
