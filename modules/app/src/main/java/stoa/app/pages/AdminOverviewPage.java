package stoa.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the server does.
 *
 * @param days how many days the charts show
 * @param choices how many they could
 * @param asOf up to when everything counts but what is live; null where nothing was counted yet
 * @param live as it is at this moment
 */
public record AdminOverviewPage(
        AdminFrame admin,
        int days,
        List<Integer> choices,
        @Nullable Moment asOf,
        List<HealthBox.Fact> live,
        List<Trend> trends,
        CohortTable cohorts,
        int topDays,
        List<TopList> tops) {

    /**
     * A chart with what it adds up to.
     *
     * @param total of the period
     * @param change from the period before, such as "+12 %"; null where there is nothing to compare with
     * @param note what is counted
     */
    public record Trend(
            String id,
            ChartTable chart,
            String total,
            @Nullable String change,
            String note) {}

    /**
     * Who came back.
     *
     * @param period what a row is: {@code day} or {@code month}
     * @param later the titles of the columns of shares
     */
    public record CohortTable(String period, List<String> later, List<Cohort> rows) {
        /** Those who signed up in a period. */
        public record Cohort(String label, String people, List<Share> shares) {}

        /**
         * How many of them were active.
         *
         * @param detail in numbers
         * @param heat 0 to 5
         */
        public record Share(String text, String detail, int heat) {}
    }

    /** What is used most. */
    public record TopList(String id, String title, String unit, List<Line> lines) {
        /**
         * One of them.
         *
         * @param share of the first, 0 to 100
         */
        public record Line(String name, String uses, int share) {}
    }
}
