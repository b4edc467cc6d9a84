package stoa.db.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement of a script, made comparable: lower case, single blanks, literals and bodies of functions emptied.
 *
 * @param allowed rules that a comment in front of it allows
 */
record SqlText(String text, List<String> allowed) {
    private static final Pattern ALLOWED = Pattern.compile("lint: allow ([a-z-]+), because \\S+");
    private static final Pattern DOLLAR = Pattern.compile("\\G\\$([a-zA-Z_]\\w*)?\\$");

    /** The statements of a script; those of a DO block count as statements of the script. */
    static List<SqlText> split(String script) {
        return new Splitter(script).split();
    }

    /** The parts between commas outside of parentheses. */
    static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        parts.add(list.substring(begin).strip());
        return parts;
    }

    /** Goes through a script once. */
    private static final class Splitter {
        private final String script;
        private final List<SqlText> statements = new ArrayList<>();
        private final StringBuilder current = new StringBuilder();
        private final List<String> allowed = new ArrayList<>();
        private int at;

        Splitter(String script) {
            this.script = script;
        }

        List<SqlText> split() {
            while (at < script.length()) {
                step();
            }
            end();
            return statements;
        }

        private void step() {
            char c = script.charAt(at);
            if (script.startsWith("--", at)) {
                comment(lineEnd());
            } else if (script.startsWith("/*", at)) {
                int close = script.indexOf("*/", at + 2);
                comment(close < 0 ? script.length() : close + 2);
            } else if (c == '\'') {
                literal();
            } else if (c == '$' && dollarQuoted()) {
                return;
            } else if (c == ';') {
                end();
                at++;
            } else {
                current.append(c);
                at++;
            }
        }

        private int lineEnd() {
            int end = script.indexOf('\n', at);
            return end < 0 ? script.length() : end;
        }

        private void comment(int end) {
            Matcher matcher = ALLOWED.matcher(script.substring(at, end));
            while (matcher.find()) {
                allowed.add(matcher.group(1));
            }
            current.append(' ');
            at = end;
        }

        private void literal() {
            current.append("''");
            for (at++; at < script.length(); at++) {
                if (script.charAt(at) == '\'') {
                    at++;
                    if (at >= script.length() || script.charAt(at) != '\'') {
                        return;
                    }
                }
            }
        }

        private boolean dollarQuoted() {
            Matcher matcher = DOLLAR.matcher(script);
            if (!matcher.find(at)) {
                return false;
            }
            int close = script.indexOf(matcher.group(), matcher.end());
            int end = close < 0 ? script.length() : close;
            if (current.toString().strip().toLowerCase(Locale.ROOT).equals("do")) {
                current.setLength(0);
                for (SqlText inner : SqlText.split(script.substring(matcher.end(), end))) {
                    List<String> all = new ArrayList<>(allowed);
                    all.addAll(inner.allowed());
                    statements.add(new SqlText(inner.text(), all));
                }
            } else {
                current.append("''");
            }
            at = Math.min(script.length(), end + matcher.group().length());
            return true;
        }

        private void end() {
            String text = current.toString().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            // What a block says before its first statement is not one.
            text = text.replaceFirst("^(declare .*|begin |(if|for|loop|else) .* (then|loop) )", "");
            if (!text.isEmpty()) {
                statements.add(new SqlText(text, List.copyOf(allowed)));
            }
            current.setLength(0);
            allowed.clear();
        }
    }
}
