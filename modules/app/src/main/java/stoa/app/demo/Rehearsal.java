package stoa.app.demo;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import stoa.accounts.Accounts;
import stoa.accounts.Tokens;

/** A visit to a server that has the cast on stage: what the JVM learns by it is kept for later starts. */
@Singleton
public class Rehearsal {
    private static final int ROUNDS = 20;
    private static final List<String> PATHS = List.of(
            "/",
            "/@" + Cast.PEOPLE.getFirst(),
            "/stoa.css",
            "/auth/sign_in",
            "/api/v1/instance",
            "/api/v2/instance",
            "/api/v1/timelines/public",
            "/api/v1/timelines/home",
            "/api/v1/accounts/verify_credentials",
            "/api/v1/accounts/lookup?acct=" + Cast.PEOPLE.getLast(),
            "/no-such-page");

    private final Accounts accounts;
    private final Tokens tokens;

    Rehearsal(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Asks for pages and posts, some times over. */
    public void play(URI server) {
        var visitor = accounts.findByName(Cast.PEOPLE.getFirst())
                .orElseThrow(() -> new IllegalStateException("the cast is not on stage"));
        var token = tokens.issueForCommandLine(visitor.accountId(), Set.of("read", "write", "follow", "push"));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (var path : PATHS) {
                    exchange(server.resolve(path), token, "");
                }
                exchange(server.resolve("/api/v1/statuses"), token, "status=Round+" + round);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void exchange(URI page, String token, String form) throws IOException {
        var connection = (HttpURLConnection) page.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        if (!form.isEmpty()) {
            connection.setDoOutput(true);
            try (var body = connection.getOutputStream()) {
                body.write(form.getBytes(StandardCharsets.UTF_8));
            }
        }
        try (var body = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            if (body != null) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
