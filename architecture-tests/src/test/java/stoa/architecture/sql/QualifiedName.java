package stoa.architecture.sql;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name of the form {@code schema.object} in SQL.
 *
 * @param called whether it is followed by a parenthesis, as functions are
 * @param line within the text, from 0
 */
record QualifiedName(String schema, String object, boolean called, int line) {

    /** The names in a text whose schema is among the given ones. */
    static List<QualifiedName> in(String text, Collection<String> schemas) {
        // Not within a path, an address, or a longer name such as stoa.accounts.confirm-emails.
        var pattern = Pattern.compile(
                "(?<![\\w.$/@-])\"?(" + String.join("|", schemas) + ")\"?\\.\"?([a-z_][a-z0-9_]*)\"?(\\s*\\()?",
                Pattern.CASE_INSENSITIVE);
        return pattern.matcher(text)
                .results()
                .map(match -> new QualifiedName(
                        match.group(1).toLowerCase(Locale.ROOT), match.group(2), match.group(3) != null, (int)
                                text.substring(0, match.start())
                                        .chars()
                                        .filter(character -> character == '\n')
                                        .count()))
                .toList();
    }

    @Override
    public String toString() {
        return schema + "." + object;
    }
}
