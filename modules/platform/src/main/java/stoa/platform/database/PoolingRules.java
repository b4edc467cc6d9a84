package stoa.platform.database;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a session and not to a transaction, found in the text of a statement: a transaction pooler gives the
 * next transaction another session. It cannot see into functions, procedures and DO blocks.
 */
final class PoolingRules {
    private static final String NEEDS_SESSION = "it needs a direct connection";
    private static final String DRIVER_PREPARES = "leave preparing to the driver";
    private static final Set<String> OF_THE_TRANSACTION = Set.of("local", "transaction", "constraints");
    private static final Set<String> SESSION_COMMANDS = Set.of("reset", "discard", "listen", "unlisten", "load");
    private static final Set<String> TEMPORARY = Set.of("temp", "temporary");
    private static final List<String> ON_COMMIT_DROP = List.of("on", "commit", "drop");
    private static final List<String> WITH_HOLD = List.of("with", "hold");

    private PoolingRules() {}

    /** The first thing that does not survive a transaction; empty where all of the text may pass. */
    static Optional<Fault> find(String sql) {
        return SqlWords.of(sql).stream()
                .map(words -> faultOf(withoutExplain(words)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Fault> faultOf(List<String> words) {
        var command = commandFault(words);
        return command == null ? functionFault(words) : Optional.of(command);
    }

    private static @Nullable Fault commandFault(List<String> words) {
        var first = wordAt(words, 0);
        return switch (first) {
            case "set" ->
                OF_THE_TRANSACTION.contains(wordAt(words, 1))
                        ? null
                        : new Fault("SET for the session", "use SET LOCAL inside Database.write");
            case "prepare" -> wordAt(words, 1).equals("transaction") ? null : new Fault("PREPARE", DRIVER_PREPARES);
            case "execute" -> new Fault("EXECUTE", DRIVER_PREPARES);
            case "deallocate" -> new Fault("DEALLOCATE", DRIVER_PREPARES);
            case "declare" -> holds(words) ? new Fault("WITH HOLD", "read within one transaction") : null;
            case "create" ->
                isTemporary(words) && Collections.indexOfSubList(words, ON_COMMIT_DROP) < 0
                        ? new Fault("a temporary object that outlives its transaction", "add ON COMMIT DROP")
                        : null;
            default ->
                SESSION_COMMANDS.contains(first) ? new Fault(first.toUpperCase(Locale.ROOT), NEEDS_SESSION) : null;
        };
    }

    private static boolean holds(List<String> words) {
        int query = words.indexOf("for");
        return Collections.indexOfSubList(query < 0 ? words : words.subList(0, query), WITH_HOLD) >= 0;
    }

    private static boolean isTemporary(List<String> words) {
        int kind = 1;
        while (Set.of("or", "replace", "global", "local").contains(wordAt(words, kind))) {
            kind++;
        }
        return TEMPORARY.contains(wordAt(words, kind)) || words.contains("pg_temp");
    }

    /** Functions, wherever in a statement they are called; and SELECT INTO. */
    private static Optional<Fault> functionFault(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            var fault = words.get(i).equals("(") ? callFault(words, i) : intoFault(words, i);
            if (fault != null) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Fault callFault(List<String> words, int parenthesis) {
        var quoted = words.get(parenthesis - 1);
        var function = quoted.startsWith("\"") ? quoted.substring(1) : quoted;
        if (function.startsWith("pg_advisory_lock")
                || function.startsWith("pg_try_advisory_lock")
                || function.startsWith("pg_advisory_unlock")) {
            return new Fault("an advisory lock of the session", "use pg_advisory_xact_lock");
        }
        return function.equals("set_config") && !isLocal(words, parenthesis)
                ? new Fault("set_config for the session", "write true as its third argument")
                : null;
    }

    /** Whether the last argument is true, and is written so: a bind value could be anything. */
    private static boolean isLocal(List<String> words, int parenthesis) {
        int depth = 0;
        for (int i = parenthesis; i < words.size(); i++) {
            switch (words.get(i)) {
                case "(", "[" -> depth++;
                case ")", "]" -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return wordAt(words, i - 1).equals("true") && Set.of(",", ">").contains(wordAt(words, i - 2));
            }
        }
        return false;
    }

    private static @Nullable Fault intoFault(List<String> words, int i) {
        if (!words.get(i).equals("into") || Set.of("insert", "merge").contains(words.get(i - 1))) {
            return null;
        }
        int kind = Set.of("global", "local").contains(wordAt(words, i + 1)) ? i + 2 : i + 1;
        return TEMPORARY.contains(wordAt(words, kind))
                ? new Fault("a temporary table that outlives its transaction", "use CREATE TEMP TABLE … ON COMMIT DROP")
                : null;
    }

    /** What EXPLAIN is asked about counts: with ANALYZE it runs. */
    private static List<String> withoutExplain(List<String> words) {
        if (!wordAt(words, 0).equals("explain")) {
            return words;
        }
        int from = 1;
        if (wordAt(words, from).equals("(")) {
            int end = words.indexOf(")");
            from = end < 0 ? words.size() : end + 1;
        }
        while (Set.of("analyze", "analyse", "verbose").contains(wordAt(words, from))) {
            from++;
        }
        return words.subList(from, words.size());
    }

    private static String wordAt(List<String> words, int index) {
        return index >= 0 && index < words.size() ? words.get(index) : "";
    }

    /**
     * What a transaction pooler does not carry.
     *
     * @param what in the words of SQL
     * @param instead what to do
     */
    record Fault(String what, String instead) {}
}
