package stoa.media;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that people put into what they write as {@code :shortcode:}. Every instance holds all of them: looking them up reads no
 * database, and another instance's change shows after a moment.
 */
public interface CustomEmojis {

    /** Those that texts name, plain or HTML, each once. */
    List<CustomEmojiView> in(Collection<String> texts);

    /** One that is enabled, by its name without colons. */
    Optional<CustomEmojiView> find(String shortcode);

    /** All of them by name, also those that are disabled: the rows, for those who administer. */
    List<Kept> all();

    /**
     * Adds one.
     *
     * @param shortcode 2 to 100 letters, digits and underscores of ASCII; case counts
     * @param picture a PNG, GIF or WebP by its content, of at most 256 KB; of a PNG or WebP that moves the first picture is kept
     * @param category under which apps offer it, at most 100 characters
     * @param listed whether apps offer it
     * @throws stoa.platform.web.Refusal 422 where it cannot be, or is there
     */
    void add(String shortcode, Path picture, @Nullable String category, boolean listed);

    /**
     * Enables one, or disables it: its name is then text again.
     *
     * @return whether it is there
     */
    boolean enable(String shortcode, boolean enabled);

    /** @return whether it was there */
    boolean remove(String shortcode);

    /** One of them, for those who administer. */
    record Kept(String shortcode, @Nullable String category, boolean listed, boolean enabled) {}
}
