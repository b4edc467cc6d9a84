package stoa.statuses.previews;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words of strangers as they are kept: one line, nothing that cannot be shown or stored, and not without end. */
final class CardText {
    static final int TITLE = 300;
    static final int DESCRIPTION = 1_000;
    static final int NAME = 200;
    static final int ALTERNATIVE = 1_500;

    private static final Pattern LANGUAGE = Pattern.compile("\\s*([A-Za-z]{2,3})(?:[-_].*)?");

    private CardText() {}

    /** Empty for null. */
    static String line(@Nullable String text, int maxCharacters) {
        if (text == null) {
            return "";
        }
        var line = new StringBuilder();
        int characters = 0;
        boolean gap = false;
        for (int i = 0; i < text.length() && characters < maxCharacters; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                gap = !line.isEmpty();
            } else if (isShown(character)) {
                if (gap) {
                    line.append(' ');
                    characters++;
                    gap = false;
                }
                line.appendCodePoint(character);
                characters++;
            }
        }
        return line.toString();
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    /** The code of a language as statuses have them; null where there is none. */
    static @Nullable String language(String tag) {
        var matcher = LANGUAGE.matcher(tag);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
    }
}
