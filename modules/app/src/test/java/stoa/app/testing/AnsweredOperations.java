package stoa.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stoa.app.openapi.Operation;

/**
 * What journeys saw answered well. Those of the API's operations that no journey of a run did are left in a file, over which
 * {@code ./stoa test} fails: a run of some journeys only proves nothing.
 */
final class AnsweredOperations {
    private static final Path NEVER = Path.of("target", "operations-never-answered.txt");
    private static final Set<String> ANSWERED = ConcurrentHashMap.newKeySet();

    private AnsweredOperations() {}

    static void add(String method, String path, int status) {
        if (status < 400) {
            ANSWERED.add(method + " " + path);
        }
    }

    /** Streams are left out: they speak over other clients, and have no answer. */
    static void report(Collection<Operation> all) {
        var never = all.stream()
                .filter(operation -> !operation.path().startsWith("/api/v1/streaming"))
                .filter(operation -> {
                    var form = (operation.method() + " " + operation.path()).replaceAll("\\{\\w+}", "[^/]+");
                    return ANSWERED.stream().noneMatch(answered -> answered.matches(form));
                })
                .map(operation -> operation.method() + " " + operation.path())
                .toList();
        try {
            Files.createDirectories(NEVER.getParent());
            Files.write(NEVER, never);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
