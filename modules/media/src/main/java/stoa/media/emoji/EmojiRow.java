package stoa.media.emoji;

import org.jspecify.annotations.Nullable;

/**
 * An emoji as the database has it.
 *
 * @param file name of the object that is shown
 * @param still name of the object that does not move; the same where the first does not either
 */
record EmojiRow(
        String shortcode, @Nullable String category, String file, String still, boolean listed, boolean enabled) {}
