package stoa.media.emoji;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stoa.media.CustomEmojiView;
import stoa.media.CustomEmojis;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;

/** {@link CustomEmojis}: rows, and their pictures in the storage. */
@Singleton
final class StoredEmojis implements CustomEmojis {
    private static final Pattern SHORTCODE = Pattern.compile("[a-zA-Z0-9_]{2,100}");

    /** As Mastodon finds them: not within a word, so that no time of day is taken for one. */
    private static final Pattern NAMED = Pattern.compile(
            "(?<![\\p{IsAlphabetic}\\p{IsDigit}:]):(?<name>" + SHORTCODE + "):(?![\\p{IsAlphabetic}\\p{IsDigit}:])");

    private static final int LONGEST_CATEGORY = 100;

    private final EmojiSql emojis;
    private final HeldEmojis held;
    private final EmojiPictures pictures;
    private final Database database;
    private final Events events;

    StoredEmojis(EmojiSql emojis, HeldEmojis held, EmojiPictures pictures, Database database, Events events) {
        this.emojis = emojis;
        this.held = held;
        this.pictures = pictures;
        this.database = database;
        this.events = events;
    }

    @Override
    public List<CustomEmojiView> in(Collection<String> texts) {
        var known = held.all();
        if (known.isEmpty()) {
            return List.of();
        }
        var named = new LinkedHashSet<CustomEmojiView>();
        for (var text : texts) {
            var names = NAMED.matcher(text);
            while (names.find()) {
                var emoji = known.get(names.group("name"));
                if (emoji != null) {
                    named.add(emoji);
                }
            }
        }
        return List.copyOf(named);
    }

    @Override
    public Optional<CustomEmojiView> find(String shortcode) {
        return Optional.ofNullable(held.all().get(shortcode));
    }

    @Override
    public List<Kept> all() {
        return emojis.all().stream()
                .map(row -> new Kept(row.shortcode(), row.category(), row.listed(), row.enabled()))
                .toList();
    }

    @Override
    public void add(String shortcode, Path picture, @Nullable String category, boolean listed) {
        if (!SHORTCODE.matcher(shortcode).matches()) {
            throw Refusal.invalid("Validation failed: Shortcode must be 2 to 100 letters, digits and underscores");
        }
        if (category != null && (category.isBlank() || category.length() > LONGEST_CATEGORY)) {
            throw Refusal.invalid("Validation failed: Category must have 1 to " + LONGEST_CATEGORY + " characters");
        }
        var there = emojis.all();
        if (there.stream().anyMatch(row -> row.shortcode().equals(shortcode))) {
            throw taken();
        }
        if (there.size() >= EmojiSql.MOST) {
            throw Refusal.invalid("Validation failed: There are " + EmojiSql.MOST + " emoji already");
        }
        var kept = pictures.keep(picture);
        var row = new EmojiRow(shortcode, category, kept.file(), kept.still(), listed, true);
        boolean added = database.write(sql -> {
            if (!emojis.insert(row)) {
                // Somebody else was quicker.
                pictures.discard(kept);
                return false;
            }
            changed(shortcode);
            return true;
        });
        if (!added) {
            throw taken();
        }
    }

    private static Refusal taken() {
        return Refusal.invalid("Validation failed: Shortcode has already been taken");
    }

    @Override
    public boolean enable(String shortcode, boolean enabled) {
        return database.write(sql -> {
            boolean there = emojis.enable(shortcode, enabled);
            if (there) {
                changed(shortcode);
            }
            return there;
        });
    }

    @Override
    public boolean remove(String shortcode) {
        return database.write(sql -> {
            var removed = emojis.delete(shortcode);
            removed.ifPresent(row -> {
                pictures.discard(new EmojiPictures.Names(row.file(), row.still()));
                changed(shortcode);
            });
            return removed.isPresent();
        });
    }

    private void changed(String shortcode) {
        events.publish(new EmojiChanged(shortcode));
        database.afterCommit(held::read);
    }
}
