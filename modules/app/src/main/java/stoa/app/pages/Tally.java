package stoa.app.pages;

import java.util.Locale;

/** A number with its noun: "1 reply", "4,203 posts". */
public record Tally(long count, String one, String many) {

    public String number() {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    public String noun() {
        return count == 1 ? one : many;
    }

    public String text() {
        return number() + " " + noun();
    }
}
