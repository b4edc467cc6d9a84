package stoa.db.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The generated passwords of one data directory, kept in a file that only its owner may read. */
final class Secrets {
    static final String FILE = "secrets.properties";
    private static final int BYTES = 24;

    private final Map<Role, String> passwords;

    private Secrets(Map<Role, String> passwords) {
        this.passwords = passwords;
    }

    static Secrets create(Path data) throws IOException {
        SecureRandom random = new SecureRandom();
        Properties properties = new Properties();
        for (Role role : Role.values()) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            properties.setProperty(
                    role.key(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        PrivateFiles.write(data.resolve(FILE), properties);
        return read(data);
    }

    static Secrets read(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            throw new ClusterException("The passwords of this cluster, " + file
                    + ", are missing: put the file back from a backup, or start with a new data directory.");
        }
        Properties properties = PrivateFiles.read(file);
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String password = properties.getProperty(role.key(), "");
            if (password.isBlank()) {
                throw new ClusterException(file + " lacks the password '" + role.key()
                        + "': put the file back from a backup, or start with a new data directory.");
            }
            passwords.put(role, password);
        }
        return new Secrets(passwords);
    }

    String of(Role role) {
        return Objects.requireNonNull(passwords.get(role));
    }
}
