package stoa.insights.dashboards;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/**
 * From one day to another (UTC).
 *
 * @param end not before the start; whether it belongs to the period is for who asks
 */
record Period(LocalDate start, LocalDate end) {
    /** As far as the views look back. */
    private static final int LONGEST = 400;

    private static final int DATE = "2026-11-21".length();

    /**
     * Reads {@code start_at} and {@code end_at}; times of day do not count.
     *
     * @throws Refusal 400 where one is missing or no date, 422 where the period is none or too long
     */
    static Period of(Parameters parameters) {
        var period = new Period(date("start_at", parameters), date("end_at", parameters));
        if (period.end.isBefore(period.start)) {
            throw Refusal.invalid("Validation failed: End at must not be before the start");
        }
        if (period.days() > LONGEST) {
            throw Refusal.invalid("Validation failed: End at must be within " + LONGEST + " days of the start");
        }
        return period;
    }

    private static LocalDate date(String name, Parameters parameters) {
        var text = parameters.required(name).trim();
        try {
            return LocalDate.parse(text.length() > DATE ? text.substring(0, DATE) : text);
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest("Invalid value for parameter " + name + ": expected a date");
        }
    }

    long days() {
        return ChronoUnit.DAYS.between(start, end);
    }

    /** As long, just before. */
    Period before() {
        return new Period(start.minusDays(days()), end.minusDays(days()));
    }

    /** Each of its days. */
    List<LocalDate> each(boolean withEnd) {
        return start.datesUntil(withEnd ? end.plusDays(1) : end).toList();
    }
}
