package stoa.statuses.posting;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/**
 * A text cut into what it is made of: plain runs, links, mentions and hashtags. A name inside a link is part of the link.
 *
 * @param parts in their order, together the whole text
 */
record StatusText(List<Part> parts) {
    private static final int LINK_CHARACTERS = 23;
    private static final LinkExtractor LINKS =
            LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL)).build();
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern NAMES =
            Pattern.compile("(?<![\\p{L}\\p{N}_/@])@(?<user>[A-Za-z0-9_]+)(?:@(?<domain>[A-Za-z0-9.:-]*[A-Za-z0-9]))?"
                    + "|(?<![\\p{L}\\p{N}_/&])#(?<tag>[\\p{L}\\p{N}\\p{M}_]*[\\p{L}\\p{M}_][\\p{L}\\p{N}\\p{M}_]*)");

    static StatusText parse(String text) {
        var parts = new ArrayList<Part>();
        for (var span : LINKS.extractSpans(text)) {
            var run = text.substring(span.getBeginIndex(), span.getEndIndex());
            if (span instanceof LinkSpan && run.matches("(?i)https?://.+")) {
                parts.add(new Link(run));
            } else {
                names(run, parts);
            }
        }
        return new StatusText(List.copyOf(parts));
    }

    private static void names(String run, List<Part> parts) {
        int from = 0;
        for (MatchResult match : NAMES.matcher(run).results().toList()) {
            if (match.start() > from) {
                parts.add(new Plain(run.substring(from, match.start())));
            }
            var user = match.group("user");
            parts.add(
                    user == null
                            ? new Tag(match.group("tag"))
                            : new Mention(user, match.group("domain") == null ? "" : match.group("domain")));
            from = match.end();
        }
        if (from < run.length()) {
            parts.add(new Plain(run.substring(from)));
        }
    }

    /** Characters as people see them: a link counts 23, a mention without its domain. */
    int length() {
        return parts.stream().mapToInt(StatusText::length).sum();
    }

    private static int length(Part part) {
        return switch (part) {
            case Link link -> LINK_CHARACTERS;
            case Mention mention -> 1 + mention.user().length();
            case Tag tag -> 1 + graphemes(tag.name());
            case Plain plain -> graphemes(plain.text());
        };
    }

    static int graphemes(String text) {
        return (int) GRAPHEME.matcher(text).results().count();
    }

    /** Hashtags in lower case, each once. */
    Set<String> tags() {
        var tags = new LinkedHashSet<String>();
        parts.forEach(part -> {
            if (part instanceof Tag tag) {
                tags.add(tag.name().toLowerCase(Locale.ROOT));
            }
        });
        return tags;
    }

    /** Mentions, as written. */
    List<Mention> mentions() {
        return parts.stream()
                .filter(Mention.class::isInstance)
                .map(Mention.class::cast)
                .toList();
    }

    /** A piece of a text. */
    sealed interface Part {}

    record Plain(String text) implements Part {}

    record Link(String url) implements Part {}

    /** @param domain empty where only the user was named */
    record Mention(String user, String domain) implements Part {
        String key() {
            return user.toLowerCase(Locale.ROOT);
        }
    }

    record Tag(String name) implements Part {}
}
