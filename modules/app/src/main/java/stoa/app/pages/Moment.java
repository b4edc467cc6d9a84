package stoa.app.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time together with the time at which the page is made, so that it can be told both ways. Absolute times are
 * UTC: the server does not know the reader's zone.
 */
public record Moment(Instant at, Instant now) {

    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_THIS_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** For the {@code datetime} attribute. */
    public String iso() {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Such as "21 November 2026, 03:24 UTC". */
    public String absolute() {
        return ABSOLUTE.format(at.atZone(ZoneOffset.UTC));
    }

    /** Such as "21 November 2026". */
    public String day() {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }

    /** Minutes, hours and days up to a week, then the day: "just now", "5 min ago", "3 h ago", "2 d ago", "21 Nov". */
    public String relative() {
        Duration age = Duration.between(at, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return "just now";
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return age.toMinutes() + " min ago";
        }
        if (age.compareTo(Duration.ofDays(1)) < 0) {
            return age.toHours() + " h ago";
        }
        if (age.compareTo(Duration.ofDays(7)) < 0) {
            return age.toDays() + " d ago";
        }
        ZonedDateTime then = at.atZone(ZoneOffset.UTC);
        boolean thisYear = then.getYear() == now.atZone(ZoneOffset.UTC).getYear();
        return (thisYear ? DAY_OF_THIS_YEAR : SHORT_DAY).format(then);
    }
}
