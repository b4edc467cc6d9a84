package stoa.insights;

import java.time.LocalDate;

/** How the server does, for those who run it. Whoever asks has to know that they may. */
public interface Dashboards {

    /**
     * What happened in a number of days; in a constant number of statements.
     *
     * @param last the newest of them (UTC)
     * @param days 1 to 200
     */
    Dashboard of(LocalDate last, int days);

    /** What tables have taken on disk in the last ninety days that are over. */
    StorageGrowth storage();
}
