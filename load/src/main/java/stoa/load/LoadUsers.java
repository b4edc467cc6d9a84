package stoa.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Those in whose names load is made: accounts with an access token, kept in a file that only its owner can read. */
final class LoadUsers {
    static final String FILE = "load-users.txt";

    private static final SecureRandom RANDOM = new SecureRandom();

    private LoadUsers() {}

    /** The token is random whatever the seed is: a database with load data is not open to those who know the seed. */
    static User invent(long account) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new User(account, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static void write(Path file, List<User> users) throws IOException {
        Files.deleteIfExists(file);
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, permissions);
        Files.write(
                file,
                users.stream().map(user -> user.account() + " " + user.token()).toList(),
                StandardOpenOption.WRITE);
    }

    static List<User> read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("There is no readable file " + file + ": ./stoa load data writes one.");
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> new User(Long.parseLong(parts[0]), parts[1]))
                .toList();
    }

    /** As an app does it. The server runs with {@code --dev}, or the token would be of no use yet. */
    static User signUp(Server server) throws IOException, InterruptedException {
        var app = server.post(
                        "/api/v1/apps",
                        "",
                        Map.of(
                                "client_name", "Stoa load",
                                "redirect_uris", "urn:ietf:wg:oauth:2.0:oob",
                                "scopes", "read write follow"))
                .json();
        var client = Map.of(
                "client_id",
                app.get("client_id").asText(),
                "client_secret",
                app.get("client_secret").asText(),
                "grant_type",
                "client_credentials",
                "scope",
                "read write follow");
        var forApp = server.post("/oauth/token", "", client).json().get("access_token");
        var name = "load" + Long.toString(RANDOM.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        var person = Map.of(
                "username",
                name,
                "email",
                name + "@load.invalid",
                "password",
                "a password for load",
                "agreement",
                "true");
        var token = server.post("/api/v1/accounts", forApp.asText(), person)
                .json()
                .get("access_token")
                .asText();
        var id = server.get("/api/v1/accounts/verify_credentials", token).json().get("id");
        return new User(id.asLong(), token);
    }

    /** An account and an access token of it. */
    record User(long account, String token) {
        /** What the database keeps of the token. */
        byte[] hash() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "user " + account;
        }
    }
}
