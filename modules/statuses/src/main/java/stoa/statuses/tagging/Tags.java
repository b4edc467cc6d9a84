package stoa.statuses.tagging;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import stoa.accounts.AccountId;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Refusal;
import stoa.statuses.Hashtags;
import stoa.statuses.TagView;
import stoa.statuses.Viewer;

/** Hashtags as the API shows them, a page at a time in two statements. */
@Singleton
public class Tags implements Hashtags {
    private static final int DAYS = 7;
    private static final TagSql.Usage NONE = new TagSql.Usage(0, 0);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{M}_]*[\\p{L}\\p{M}_][\\p{L}\\p{N}\\p{M}_]*");
    private static final int MAX_CHARACTERS = 500;

    private final TagSql tags;
    private final PublicUrl url;

    Tags(TagSql tags, PublicUrl url) {
        this.tags = tags;
        this.url = url;
    }

    /**
     * The name under which a hashtag is kept.
     *
     * @throws Refusal 404 for what no status can be tagged with
     */
    static String name(String text) {
        if (!isName(text)) {
            throw Refusal.notFound();
        }
        return (text.startsWith("#") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
    }

    /** Whether a status can be tagged so; with or without the number sign. */
    public static boolean isName(String text) {
        var name = text.startsWith("#") ? text.substring(1) : text;
        return name.length() <= MAX_CHARACTERS && NAME.matcher(name).matches();
    }

    TagView show(String name, Optional<AccountId> viewer) {
        return showTo(List.of(name), viewer).getFirst();
    }

    @Override
    public List<TagView> byNames(List<String> names, Viewer viewer) {
        return showTo(names, viewer.account());
    }

    /** Hashtags by their names in lower case, in their order, two statements whatever their number. */
    public List<TagView> showTo(List<String> names, Optional<AccountId> viewer) {
        return show(names, viewer.map(account -> tags.marks(account, names)));
    }

    /** @param marks what the viewer did with them, empty for an anonymous one */
    List<TagView> show(List<String> names, Optional<TagSql.Marks> marks) {
        if (names.isEmpty()) {
            return List.of();
        }
        var today = LocalDate.now(ZoneOffset.UTC);
        var since = today.minusDays(DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
        var usage = tags.usage(names, Snowflake.lowestAt(since));
        return names.stream()
                .map(name -> new TagView(
                        name,
                        name,
                        url.of(TagPath.of(name)),
                        LongStream.range(0, DAYS)
                                .mapToObj(ago -> today.minusDays(ago))
                                .map(day ->
                                        day(day, usage.getOrDefault(new TagSql.TagDay(name, day.toEpochDay()), NONE)))
                                .toList(),
                        marks.map(all -> all.followed().contains(name)).orElse(null),
                        marks.map(all -> all.featured().contains(name)).orElse(null)))
                .toList();
    }

    private static TagView.Day day(LocalDate day, TagSql.Usage usage) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new TagView.Day(
                Long.toString(midnight.getEpochSecond()),
                Integer.toString(usage.uses()),
                Integer.toString(usage.accounts()));
    }
}
