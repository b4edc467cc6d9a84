package stoa.statuses.filters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/**
 * What somebody says about a filter; empty means: as it was, or the default.
 *
 * @param expiry empty: as it was
 */
record FilterChange(
        Optional<String> title,
        Optional<List<String>> contexts,
        Optional<String> action,
        Optional<Expiry> expiry,
        List<KeywordChange> keywords) {
    private static final Set<String> CONTEXTS = Set.of("home", "notifications", "public", "thread", "account");
    private static final Set<String> ACTIONS = Set.of("warn", "hide", "blur", "blur_media");
    static final int MAX_TITLE = 256;
    private static final int MAX_KEYWORD = 512;
    private static final int MAX_KEYWORDS_AT_ONCE = 100;

    /**
     * Reads and checks a new filter.
     *
     * @throws Refusal 422 for what a filter cannot be
     */
    static FilterChange made(Parameters parameters) {
        var problems = new ArrayList<String>();
        if (parameters.text("title").filter(title -> !title.isBlank()).isEmpty()) {
            problems.add("Title can't be blank");
        }
        if (parameters.texts("context").isEmpty()) {
            problems.add("Context can't be blank");
        }
        return read(parameters, problems);
    }

    /** The same for what is to be changed in one. */
    static FilterChange changed(Parameters parameters) {
        var problems = new ArrayList<String>();
        if (parameters.text("title").filter(String::isBlank).isPresent()) {
            problems.add("Title can't be blank");
        }
        return read(parameters, problems);
    }

    private static FilterChange read(Parameters parameters, List<String> problems) {
        var title = parameters.text("title").map(String::strip);
        if (title.filter(text -> length(text) > MAX_TITLE).isPresent()) {
            problems.add("Title is too long (maximum is " + MAX_TITLE + " characters)");
        }
        var contexts = parameters.texts("context").stream().distinct().toList();
        if (!CONTEXTS.containsAll(contexts) || (parameters.has("context") && contexts.isEmpty())) {
            problems.add("Context None or invalid context supplied");
        }
        var action = parameters.text("filter_action").filter(text -> !text.isBlank());
        if (action.filter(text -> !ACTIONS.contains(text)).isPresent()) {
            problems.add("Action is not included in the list");
        }
        var keywords = parameters.children("keywords_attributes").stream()
                .map(KeywordChange::of)
                .toList();
        if (keywords.size() > MAX_KEYWORDS_AT_ONCE) {
            problems.add("Keywords are too many (maximum is " + MAX_KEYWORDS_AT_ONCE + " at once)");
        }
        keywords.stream()
                .flatMap(keyword -> keyword.problem().stream())
                .distinct()
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw Refusal.invalid("Validation failed: " + String.join(", ", problems));
        }
        return new FilterChange(
                title,
                contexts.isEmpty() ? Optional.empty() : Optional.of(contexts),
                action.map(text -> text.equals("blur_media") ? "blur" : text),
                Expiry.of(parameters),
                keywords);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Until when.
     *
     * @param at null for ever
     */
    record Expiry(@Nullable Instant at) {
        static Optional<Expiry> of(Parameters parameters) {
            if (!parameters.has("expires_in")) {
                return Optional.empty();
            }
            var seconds = parameters.integer("expires_in");
            if (seconds.isPresent() && seconds.getAsInt() < 0) {
                throw Refusal.invalid("Validation failed: Expires in must be in the future");
            }
            return Optional.of(new Expiry(
                    seconds.isPresent() ? Instant.now().plus(Duration.ofSeconds(seconds.getAsInt())) : null));
        }
    }

    /**
     * What somebody says about one keyword.
     *
     * @param id empty for a new one
     */
    record KeywordChange(OptionalLong id, Optional<String> keyword, Optional<Boolean> wholeWord, boolean removed) {

        static KeywordChange of(Parameters parameters) {
            return new KeywordChange(
                    parameters.id("id"),
                    parameters.text("keyword").map(String::strip),
                    parameters.flag("whole_word"),
                    parameters.isSet("_destroy"));
        }

        /** @throws Refusal 422 as a whole filter */
        static KeywordChange single(Parameters parameters, boolean isNew) {
            var change = new KeywordChange(
                    isNew ? OptionalLong.empty() : OptionalLong.of(0),
                    parameters.text("keyword").map(String::strip),
                    parameters.flag("whole_word"),
                    false);
            change.problem().ifPresent(problem -> {
                throw Refusal.invalid("Validation failed: " + problem);
            });
            return change;
        }

        Optional<String> problem() {
            if (removed) {
                return Optional.empty();
            }
            if (keyword.isEmpty() ? id.isEmpty() : keyword.get().isEmpty()) {
                return Optional.of("Keyword can't be blank");
            }
            return keyword.filter(text -> length(text) > MAX_KEYWORD)
                    .map(text -> "Keyword is too long (maximum is " + MAX_KEYWORD + " characters)");
        }
    }
}
