package stoa.platform.refresh;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A materialized view that is refreshed while it is read. It needs a unique index over plain columns, and the server's logins need
 * the right to MAINTAIN it.
 *
 * @param name with its schema
 * @param after the views that it reads, which are refreshed before it
 * @param budget how long a refresh may take; beyond it, it is ended, and the view shows what it did
 */
public record RefreshedView(String name, Set<String> after, Duration budget) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");

    public RefreshedView {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a view with its schema: " + name);
        }
        if (budget.toMillis() < 1) {
            throw new IllegalArgumentException("a budget of at least a millisecond, not " + budget);
        }
        after = Set.copyOf(after);
    }
}
