package stoa.architecture.sql;

import java.util.ArrayList;
import java.util.List;

/** Finds the string literals and text blocks of a Java source, which class files keep without their lines. */
final class JavaStrings {
    private static final String BLOCK = "\"\"\"";

    private final String source;
    private final List<Literal> literals = new ArrayList<>();
    private int at;
    private int line = 1;

    private JavaStrings(String source) {
        this.source = source;
    }

    static List<Literal> of(String source) {
        var strings = new JavaStrings(source);
        strings.scan();
        return strings.literals;
    }

    private void scan() {
        while (at < source.length()) {
            if (source.startsWith("//", at)) {
                skipTo("\n");
            } else if (source.startsWith("/*", at)) {
                skipTo("*/");
                skip(2);
            } else if (source.startsWith(BLOCK, at)) {
                take(BLOCK);
            } else if (source.charAt(at) == '"') {
                take("\"");
            } else if (source.charAt(at) == '\'') {
                skip(1);
                skipQuoted("'");
            } else {
                skip(1);
            }
        }
    }

    private void take(String quote) {
        int begin = at;
        int beginLine = line;
        skip(quote.length());
        int first = at;
        skipQuoted(quote);
        var text = source.substring(first, Math.max(first, at - quote.length()));
        literals.add(new Literal(
                text.replace("\\\"", "\""),
                beginLine,
                source.substring(Math.max(0, begin - 40), begin).strip(),
                source.substring(at, Math.min(source.length(), at + 40)).strip()));
    }

    private void skipQuoted(String quote) {
        while (at < source.length() && !source.startsWith(quote, at)) {
            skip(source.charAt(at) == '\\' ? 2 : 1);
        }
        skip(quote.length());
    }

    private void skipTo(String end) {
        while (at < source.length() && !source.startsWith(end, at)) {
            skip(1);
        }
    }

    private void skip(int characters) {
        for (int i = 0; i < characters && at < source.length(); i++) {
            if (source.charAt(at) == '\n') {
                line++;
            }
            at++;
        }
    }

    /**
     * A literal.
     *
     * @param text between the quotes, with as many line ends as the source has there
     * @param line on which it begins
     * @param before what the source has just before it
     * @param after what it has just after it
     */
    record Literal(String text, int line, String before, String after) {}
}
