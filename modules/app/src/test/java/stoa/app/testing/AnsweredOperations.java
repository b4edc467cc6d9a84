package stoa.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import stoa.app.openapi.Operation;

/**
 * Which of the API's operations journeys saw answered well, in files of each process that runs some of them. Over one that none
 * saw {@code ./stoa test} fails: a run of some journeys only proves nothing.
 */
final class AnsweredOperations {
    private static final Path FOLDER = Path.of("target", "answered-operations");
    private static final Set<String> ANSWERED = ConcurrentHashMap.newKeySet();

    private AnsweredOperations() {}

    static void add(String method, String path, int status) {
        if (status < 400) {
            ANSWERED.add(method + " " + path);
        }
    }

    /** Streams are left out: they speak over other clients, and have no answer. */
    static void report(Collection<Operation> all) {
        var named = all.stream()
                .filter(operation -> !operation.path().startsWith("/api/v1/streaming"))
                .map(operation -> operation.method() + " " + operation.path())
                .toList();
        var answered = named.stream()
                .filter(operation -> {
                    var form = Pattern.compile(operation.replaceAll("\\{\\w+}", "[^/]+"))
                            .asMatchPredicate();
                    return ANSWERED.stream().anyMatch(form);
                })
                .toList();
        long process = ProcessHandle.current().pid();
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve("all-" + process), named);
            Files.write(FOLDER.resolve("answered-" + process), answered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
