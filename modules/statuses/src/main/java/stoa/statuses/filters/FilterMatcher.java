package stoa.statuses.filters;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.media.AttachmentView;
import stoa.statuses.FilterMatch;
import stoa.statuses.PlainText;
import stoa.statuses.PollView;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;

/** Looks for what one filter looks for. */
final class FilterMatcher {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern WORD = Pattern.compile("\\w", FLAGS);

    private final FilterMatch.Filter filter;
    private final @Nullable Pattern keywords;
    private final Set<String> statuses;

    FilterMatcher(Filter filter) {
        this.filter = filter.brief();
        this.keywords = filter.keywords().isEmpty()
                ? null
                : Pattern.compile(
                        filter.keywords().stream()
                                .map(FilterMatcher::expression)
                                .collect(Collectors.joining("|")),
                        FLAGS);
        this.statuses = filter.statuses().stream()
                .map(Filter.Named::status)
                .map(StatusId::toString)
                .collect(Collectors.toSet());
    }

    /** A whole word ends where a word does, if it begins or ends with a letter at all. */
    private static String expression(Filter.Keyword keyword) {
        var text = keyword.keyword();
        var quoted = Pattern.quote(text);
        if (!keyword.wholeWord()) {
            return quoted;
        }
        var first = text.substring(0, text.offsetByCodePoints(0, 1));
        var last = text.substring(text.offsetByCodePoints(text.length(), -1));
        return (isWord(first) ? "(?<!\\w)" : "") + quoted + (isWord(last) ? "(?!\\w)" : "");
    }

    private static boolean isWord(String character) {
        return WORD.matcher(character).matches();
    }

    /** @param text all that can be read in what is shown, as {@link #text} gives it */
    Optional<FilterMatch> match(StatusView status, String text) {
        var found = keywords == null ? null : first(keywords, text);
        var named = Stream.of(status.id(), status.shown().id())
                .distinct()
                .filter(statuses::contains)
                .toList();
        return found == null && named.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new FilterMatch(filter, found == null ? null : List.of(found), named.isEmpty() ? null : named));
    }

    private static @Nullable String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : null;
    }

    /** The content warning, the text, the options of the poll and what is said of media. */
    static String text(StatusView status) {
        var shown = status.shown();
        var options =
                shown.poll() == null ? List.<PollView.Option>of() : shown.poll().options();
        return Stream.of(
                        Stream.of(shown.spoilerText(), PlainText.of(shown.content())),
                        options.stream().map(PollView.Option::title),
                        shown.mediaAttachments().stream()
                                .map(AttachmentView::description)
                                .filter(Objects::nonNull))
                .flatMap(part -> part)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
