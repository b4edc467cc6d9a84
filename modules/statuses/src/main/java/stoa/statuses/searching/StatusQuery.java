package stoa.statuses.searching;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody types to find statuses, cut into what it asks for: words, phrases in quotation marks, and operators as
 * Mastodon has them. A minus sign before any of them asks for the opposite.
 */
record StatusQuery(List<Part> parts) {
    private static final int MAX_CHARACTERS = 500;
    private static final int MAX_PARTS = 20;
    private static final Pattern PART =
            Pattern.compile("(?<sign>[-+]?)(?:(?<operator>[a-zA-Z]+):(?<value>\"[^\"]*\"|[^\\s\"]+)"
                    + "|\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\"]+))");
    private static final Pattern READABLE = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern UNSPACED =
            Pattern.compile("[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF]");
    private static final Set<String> HAS = Set.of("media", "image", "video", "audio", "poll", "link", "embed");
    private static final Set<String> IS = Set.of("reply", "sensitive");
    private static final Set<String> IN = Set.of("library", "public", "all");

    /** Reads a query; what is no operator is a word, and what cannot be looked for is left out. */
    static StatusQuery parse(String text) {
        var parts = new ArrayList<Part>();
        var matcher = PART.matcher(text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text);
        while (matcher.find() && parts.size() < MAX_PARTS) {
            boolean negated = matcher.group("sign").equals("-");
            if (matcher.group("phrase") != null) {
                readable(matcher.group("phrase"))
                        .map(phrase -> new Text(phrase, true))
                        .ifPresent(what -> parts.add(new Part(what, negated)));
            } else if (matcher.group("word") != null) {
                readable(matcher.group("word"))
                        .map(word -> new Text(word, false))
                        .ifPresent(what -> parts.add(new Part(what, negated)));
            } else {
                var value = matcher.group("value").replace("\"", "");
                operator(matcher.group("operator").toLowerCase(Locale.ROOT), value)
                        .or(() -> readable(value).map(word -> new Text(word, true)))
                        .ifPresent(what -> parts.add(new Part(what, negated)));
            }
        }
        return new StatusQuery(List.copyOf(parts));
    }

    private static Optional<String> readable(String text) {
        return Optional.of(text.strip()).filter(word -> READABLE.matcher(word).find());
    }

    private static Optional<What> operator(String operator, String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case "from" -> Optional.of(new From(lower.startsWith("@") ? lower.substring(1) : lower));
            case "before" -> date(value).map(day -> new Within(LocalDate.MIN, day));
            case "after" -> date(value).map(day -> new Within(day.plusDays(1), LocalDate.MAX));
            case "during" -> date(value).map(day -> new Within(day, day.plusDays(1)));
            case "has" -> Optional.of(lower).filter(HAS::contains).map(Has::new);
            case "is" -> Optional.of(lower).filter(IS::contains).map(Is::new);
            case "in" -> Optional.of(lower).filter(IN::contains).map(In::new);
            case "language" -> Optional.of(new Language(lower));
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1970 && day.getYear() < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @param negated whether it must not be so */
    record Part(What what, boolean negated) {}

    /** Something that is asked of a status. */
    sealed interface What {}

    /** @param exact a phrase as it stands; else a word, or the beginning of one */
    record Text(String text, boolean exact) implements What {
        /** Whether it is in a script that puts no spaces between words, so that words cannot be told apart. */
        boolean isUnspaced() {
            return UNSPACED.matcher(text).find();
        }
    }

    /** @param name in lower case; {@code me} is the one who searches */
    record From(String name) implements What {}

    /** From the beginning of one day to the beginning of another (UTC). */
    record Within(LocalDate from, LocalDate to) implements What {}

    record Has(String what) implements What {}

    record Is(String what) implements What {}

    record In(String where) implements What {}

    record Language(String code) implements What {}
}
