package stoa.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What happened on the server in a period.
 *
 * @param asOf up to when all of it counts, but for the reports; empty where nothing was counted yet
 * @param days each one, the oldest first
 * @param before the totals of the period just before, as long
 * @param pendingReports those that nobody has dealt with, now
 */
public record Dashboard(
        Optional<Instant> asOf,
        List<Day> days,
        Totals totals,
        Totals before,
        Cohorts cohorts,
        Tops tops,
        long pendingReports) {

    /**
     * A day (UTC).
     *
     * @param people who did something or signed in, as the next two
     * @param peopleWeek within seven days up to it
     * @param peopleMonth within thirty days up to it
     * @param posts and replies
     * @param interactions replies, reblogs and favourites
     */
    public record Day(
            LocalDate day,
            long people,
            long peopleWeek,
            long peopleMonth,
            long posts,
            long interactions,
            long signUps) {}

    /** The same of a period; people are distinct in it. */
    public record Totals(long people, long posts, long interactions, long signUps) {}

    /** Those who signed up in each of some days or months, up to the one that is under way. */
    public record Cohorts(boolean monthly, List<Cohort> all) {}

    /**
     * Those who signed up in a day or a month.
     *
     * @param start its first day
     * @param people how many
     * @param active how many of them were active in it, and in each one after
     */
    public record Cohort(LocalDate start, long people, List<Long> active) {}

    /** What was used most in the last so many days: hashtags by uses, languages and apps by posts and replies. */
    public record Tops(int days, List<Top> tags, List<Top> languages, List<Top> apps) {}

    /** What was used, in words. */
    public record Top(String name, long uses) {}
}
