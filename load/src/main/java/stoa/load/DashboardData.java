package stoa.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What dashboards are made of, written past the server: the events of four weeks, rolled up as the server does it, and what is
 * kept of the days before, each like one of those.
 *
 * @param people who did something in these weeks; their ids begin at {@value #FIRST_PERSON}
 */
record DashboardData(Connection owner, int people) {
    static final int WEEKS_OF_EVENTS = 4;
    private static final int DAYS = 7 * WEEKS_OF_EVENTS;
    private static final long FIRST_PERSON = 1_000_000_000L;

    /** Kept of a day, without the day itself. */
    private static final List<Kept> KEPT = List.of(
            new Kept("day", "events, late_events, rolled_up_at, closed_at, version"),
            new Kept(
                    "day_figure",
                    "sign_ups, posts, replies, reblogs, favourites, follows, with_media, reports_opened, reports_resolved,"
                            + " people, people_week, people_month, people_monday, people_first"),
            new Kept("active_set", "chunk, members"),
            new Kept("tag_day", "tag, uses, people, languages"),
            new Kept("label_day", "kind, label, posts"),
            new Kept("storage_day", "part, bytes"));

    /** The last day that is over. */
    static LocalDate lastDay() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1);
    }

    static LocalDate firstDayOfEvents() {
        return lastDay().minusDays(DAYS - 1L);
    }

    void makeRoom(int days) throws SQLException {
        run("""
                select platform.make_partition(p.schema, p.parent, slot at time zone 'UTC')
                from platform.partition_policy p
                cross join lateral generate_series(
                    date_trunc(p.unit, timestamp '%s' - interval '%d days'), now() at time zone 'UTC',
                    ('1 ' || p.unit)::interval) as slot
                where p.schema = 'insights'""".formatted(lastDay(), days));
    }

    /** Writes the events of one of the days. */
    void addEvents(LocalDate day, long number) throws SQLException {
        run("insert into insights.day (day) values ('" + day + "') on conflict do nothing");
        run("""
                insert into insights.event
                    (day, event_id, kind, account_id, happened_at, target_account_id, target_status_id, language, client,
                     tags, with_media)
                select date '%1$s', (date '%1$s' - date '2000-01-01') * 100000000::bigint + n,
                       (array['post', 'reply', 'reblog', 'favourite', 'favourite', 'favourite', 'favourite', 'follow'])
                           [1 + n %% 8],
                       %2$d + floor(random() * random() * %3$d)::bigint,
                       timestamptz '%1$s 00:00Z' + n * interval '1 day' / %4$d,
                       case when n %% 8 > 0 then %2$d + floor(random() * random() * %3$d)::bigint end,
                       case when n %% 8 between 1 and 6 then floor(random() * %3$d)::bigint end,
                       case when n %% 8 < 2 then (array['en', 'de', 'fr', 'es', 'ja'])[1 + n %% 5] end,
                       case when n %% 8 < 2 then 'App ' || n %% 12 end,
                       case when n %% 24 = 0 then array['tag' || floor(random() * random() * 5000)] else '{}' end,
                       n %% 40 = 0
                from generate_series(1, %4$d) n""".formatted(day, FIRST_PERSON, people, number));
    }

    /** As the server closes a day. */
    void rollUp(LocalDate day) throws SQLException {
        run("select insights.roll_up(date '" + day + "', true)");
        run("insert into insights.cohort (frequency, period, cohort, people)"
                + " select 'day', date '%1$s', date '%1$s' - n, 100 - n from generate_series(0, 59) n on conflict do nothing"
                        .formatted(day));
    }

    /** What is kept of days that are longer ago: as many in all, each like the one four weeks, or several times that, later. */
    void extendTo(int days) throws SQLException {
        for (var kept : KEPT) {
            run("""
                    insert into insights.%1$s (day, %2$s)
                    select k.day - %3$d * n, %2$s
                    from insights.%1$s k
                    cross join generate_series(1, %4$d) n
                    where k.day between date '%5$s' and date '%6$s'
                      and k.day - %3$d * n > date '%6$s' - %7$d
                    on conflict do nothing""".formatted(
                            kept.table(), kept.columns(), DAYS, days / DAYS + 1, firstDayOfEvents(), lastDay(), days));
        }
        run("""
                insert into insights.cohort (frequency, period, cohort, people)
                select 'day', d.day, d.day - n, 100 - n
                from insights.day d
                cross join generate_series(0, 59) n
                on conflict do nothing""");
        run("""
                insert into insights.cohort (frequency, period, cohort, people)
                select 'month', m.month, (m.month - n * interval '1 month')::date, 1000 - n
                from (select distinct date_trunc('month', day::timestamp)::date as month from insights.day) m
                cross join generate_series(0, 11) n
                on conflict do nothing""");
        // Now, so that autovacuum is not at it while something is measured.
        run("vacuum (analyze)");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Kept(String table, String columns) {}
}
