package stoa.statuses.tagging;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import stoa.accounts.AccountId;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Refusal;
import stoa.statuses.Hashtags;
import stoa.statuses.TagView;
import stoa.statuses.Viewer;
import stoa.statuses.counting.DaysOfUse;

/** Hashtags as the API shows them, a page at a time in two statements. */
@Singleton
public class Tags implements Hashtags {
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
        var days = DaysOfUse.untilToday();
        var usage = tags.usage(names, days.firstStatus());
        return names.stream()
                .map(name -> new TagView(
                        name,
                        name,
                        url.of(TagPath.of(name)),
                        days.show(day -> usage.get(new TagSql.TagDay(name, day))),
                        marks.map(all -> all.followed().contains(name)).orElse(null),
                        marks.map(all -> all.featured().contains(name)).orElse(null)))
                .toList();
    }
}
