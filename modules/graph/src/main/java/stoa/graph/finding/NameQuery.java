package stoa.graph.finding;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody types who looks for somebody.
 *
 * @param username the beginning of a user name in lower case; empty where it cannot be one
 * @param words a text search query that finds words by their beginning; empty where there are none
 */
record NameQuery(String username, String words) {
    private static final int MAX_CHARACTERS = 256;
    private static final int MAX_WORDS = 8;
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9_]{1,30}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    /**
     * Reads a query.
     *
     * @param domain this server's: names of others find nobody, since none are known here
     * @return empty where nobody can be meant
     */
    static Optional<NameQuery> parse(String text, String domain) {
        var query = text.strip().toLowerCase(Locale.ROOT);
        if (query.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        if (query.startsWith("@")) {
            query = query.substring(1);
        }
        int at = query.indexOf('@');
        if (at >= 0 && !query.substring(at + 1).equals(domain)) {
            return Optional.empty();
        }
        var name = at < 0 ? query : query.substring(0, at);
        var username = USERNAME.matcher(name).matches() ? name : "";
        var words = WORD.matcher(name)
                .results()
                .map(MatchResult::group)
                .limit(MAX_WORDS)
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
        return username.isEmpty() && words.isEmpty() ? Optional.empty() : Optional.of(new NameQuery(username, words));
    }
}
