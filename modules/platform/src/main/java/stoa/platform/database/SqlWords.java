package stoa.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * SQL as words and signs, statement by statement, by PostgreSQL's lexical rules: without comments, without what stands in
 * literals, words in lower case. A quoted name keeps its letters and begins with the quote, so that it is no keyword.
 */
final class SqlWords {
    /** Stands for a literal of any kind. */
    static final String LITERAL = "'";

    private final String sql;
    private final List<List<String>> statements = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private int at;

    private SqlWords(String sql) {
        this.sql = sql;
    }

    /** The statements that hold anything, in their order. */
    static List<List<String>> of(String sql) {
        var reading = new SqlWords(sql);
        while (reading.at < sql.length()) {
            reading.next();
        }
        reading.endStatement();
        return reading.statements;
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == ';') {
            at++;
            endStatement();
        } else if (sql.startsWith("--", at)) {
            at = after(indexOf("\n", at));
        } else if (sql.startsWith("/*", at)) {
            skipComment();
        } else if (c == '\'') {
            skipLiteral(false);
        } else if (c == '"') {
            readQuotedName();
        } else if (c == '$' && isDollarQuote()) {
            skipDollarQuoted();
        } else if (isOfWord(c)) {
            readWord();
        } else {
            words.add(String.valueOf(c));
            at++;
        }
    }

    private void endStatement() {
        if (!words.isEmpty()) {
            statements.add(words);
            words = new ArrayList<>();
        }
    }

    /** Comments nest. */
    private void skipComment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
    }

    private void skipLiteral(boolean escapes) {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\' && escapes) {
                at++;
            } else if (c == '\'') {
                if (at >= sql.length() || sql.charAt(at) != '\'') {
                    break;
                }
                at++;
            }
        }
        words.add(LITERAL);
    }

    private void readQuotedName() {
        int from = at++;
        while (at < sql.length()) {
            if (sql.charAt(at++) == '"') {
                if (at >= sql.length() || sql.charAt(at) != '"') {
                    words.add(sql.substring(from, at - 1));
                    return;
                }
                at++;
            }
        }
    }

    private boolean isDollarQuote() {
        int end = sql.indexOf('$', at + 1);
        return end == at + 1
                || (end > 0
                        && !Character.isDigit(sql.charAt(at + 1))
                        && sql.substring(at + 1, end).chars().allMatch(c -> isOfWord((char) c)));
    }

    private void skipDollarQuoted() {
        int body = sql.indexOf('$', at + 1) + 1;
        var tag = sql.substring(at, body);
        int end = sql.indexOf(tag, body);
        at = end < 0 ? sql.length() : end + tag.length();
        words.add(LITERAL);
    }

    private void readWord() {
        int from = at;
        while (at < sql.length() && isOfWord(sql.charAt(at))) {
            at++;
        }
        var word = sql.substring(from, at).toLowerCase(Locale.ROOT);
        if (word.equals("e") && at < sql.length() && sql.charAt(at) == '\'') {
            skipLiteral(true);
        } else {
            words.add(word);
        }
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c >= 0x80
                // Inside a name; where a word begins with it, the dollar quote was asked about before.
                || c == '$';
    }

    private int indexOf(String text, int from) {
        int found = sql.indexOf(text, from);
        return found < 0 ? sql.length() : found;
    }

    private int after(int index) {
        return Math.min(index + 1, sql.length());
    }
}
