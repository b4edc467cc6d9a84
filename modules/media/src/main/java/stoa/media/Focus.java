package stoa.media;

import java.util.Optional;
import stoa.platform.web.Refusal;

/**
 * The point of a picture that a crop keeps.
 *
 * @param x -1 for the left edge, 1 for the right one
 * @param y -1 for the bottom, 1 for the top
 */
public record Focus(double x, double y) {

    /**
     * Reads {@code x,y}; empty for blank text.
     *
     * @throws Refusal 422 where it is something else
     */
    public static Optional<Focus> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        var numbers = text.split(",", -1);
        try {
            if (numbers.length == 2) {
                var focus = new Focus(Double.parseDouble(numbers[0].strip()), Double.parseDouble(numbers[1].strip()));
                if (Math.abs(focus.x) <= 1 && Math.abs(focus.y) <= 1) {
                    return Optional.of(focus);
                }
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw Refusal.invalid("Validation failed: Focus must be two numbers between -1 and 1");
    }
}
