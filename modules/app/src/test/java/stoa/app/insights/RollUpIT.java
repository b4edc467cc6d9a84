package stoa.app.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.platform.testing.TestCluster;

/** A day is counted once, whatever happens meanwhile and however often it is tried. */
@OverHttp
final class RollUpIT {
    private static final List<String> KEPT = List.of(
            "day_figure", "active_set", "sign_up_set", "cohort", "tag_day", "label_day", "author_day", "post_day");

    private final TestCluster cluster = TestCluster.shared();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate yesterday = today.minusDays(1);
    private final Given given;
    private final JourneyServer server;

    RollUpIT(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void haveDays() {
        cluster.run("""
                select platform.make_partition(p.schema, p.parent, slot at time zone 'UTC')
                from platform.partition_policy p
                cross join lateral generate_series(
                    date_trunc(p.unit, timestamp '%1$s' - interval '65 days'), '%1$s', ('1 ' || p.unit)::interval) as slot
                where p.schema = 'insights'""".formatted(yesterday));
    }

    /** Somebody does something with somebody's status at noon of a day. */
    private void happens(long id, LocalDate day, String kind, long account, long target) {
        cluster.run(("insert into insights.day (day) values ('%1$s') on conflict do nothing;"
                        + "insert into insights.event (day, event_id, kind, account_id, happened_at, target_account_id,"
                        + " target_status_id, language, client, tags)"
                        + " values ('%1$s', %2$d, '%3$s', %4$d, timestamptz '%1$s 12:00Z', %5$d, %5$d, 'en', 'web', '{walk}')")
                .formatted(day, id, kind, account, target));
    }

    private boolean rollUp(LocalDate day, boolean closing) {
        return cluster.value("select insights.roll_up(date '" + day + "', " + closing + ")")
                .equals("t");
    }

    private String figure(LocalDate day, String name) {
        return cluster.value("select " + name + " from insights.day_figure where day = '" + day + "'");
    }

    /** Everything that is kept, as one text. */
    private String kept() {
        return KEPT.stream()
                .map(table -> cluster.value("select '" + table + ' '
                        + "' || coalesce(string_agg(t::text, ';' order by t::text), '') from insights." + table + " t"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void countsADayOnceForGood() {
        happens(1, yesterday, "post", 11, 0);
        happens(2, yesterday, "favourite", 12, 11);
        assertThat(rollUp(yesterday, false)).isTrue();
        assertThat(rollUp(yesterday, false)).as("nothing new").isFalse();
        happens(3, yesterday, "favourite", 13, 11);
        assertThat(rollUp(yesterday, false)).isTrue();
        assertThat(figure(yesterday, "favourites")).isEqualTo("2");
        assertThat(figure(yesterday, "people")).isEqualTo("3");
        assertThat(rollUp(yesterday, true)).isTrue();
        var kept = kept();
        var version = cluster.value("select version from insights.day");
        assertThat(rollUp(yesterday, true)).isFalse();
        assertThat(rollUp(yesterday, false)).isFalse();
        assertThat(kept()).isEqualTo(kept);
        assertThat(cluster.value("select version from insights.day")).isEqualTo(version);
    }

    /** As a consumer gives them: again after a crash, and after the day has closed. */
    @Test
    void countsEventsOnceAndLateOnesAsLate() {
        var collect = "select insights.collect('{%d,%d}', array[timestamptz '%s 12:00Z', timestamptz '%s 00:30Z'],"
                + " '{follow,follow}', '{11,12}', '{null,null}', '{12,13}', '{null,null}')";
        cluster.run(collect.formatted(1, 2, yesterday, today));
        cluster.run(collect.formatted(1, 2, yesterday, today));
        assertThat(cluster.value("select count(*) from insights.event")).isEqualTo("2");
        rollUp(yesterday, true);
        cluster.run(collect.formatted(3, 4, yesterday, today));
        assertThat(cluster.value("select string_agg(event_id::text, ',' order by event_id) from insights.event"))
                .isEqualTo("1,2,4");
        assertThat(cluster.value("select late_events from insights.day where day = '" + yesterday + "'"))
                .isEqualTo("1");
        assertThat(figure(yesterday, "follows")).isEqualTo("1");
        rollUp(today, false);
        assertThat(figure(today, "follows")).isEqualTo("2");
    }

    /** Whoever is killed has done nothing, and whoever comes next does all of it. */
    @Test
    void beginsAnewAfterAKill() throws SQLException {
        happens(1, yesterday, "post", 11, 0);
        happens(2, yesterday, "reply", 12, 11);
        var before = kept();
        try (var killed = cluster.owner().connect();
                var statement = killed.createStatement()) {
            killed.setAutoCommit(false);
            statement.execute("select insights.roll_up(date '" + yesterday + "', true)");
            try (var row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                cluster.run("select pg_terminate_backend(" + row.getInt(1) + ", 5000)");
            }
            assertThatThrownBy(killed::commit).isInstanceOf(SQLException.class);
        }
        assertThat(kept()).isEqualTo(before);
        assertThat(rollUp(yesterday, true)).isTrue();
        assertThat(figure(yesterday, "replies")).isEqualTo("1");
        assertThat(cluster.value("select uses || ' ' || people || ' ' || languages from insights.tag_day"))
                .isEqualTo("2 2 {\"en\": 2}");
        assertThat(cluster.value("select posts || ' ' || replies from insights.author_day where account_id = 11"))
                .isEqualTo("1 1");
    }

    /** Exact, also across the chunks of the sets. */
    @Test
    void countsDistinctPeopleOfManyDays() {
        var monday = today.minusWeeks(2).with(java.time.DayOfWeek.MONDAY);
        cluster.run("insert into insights.person (account_id) select 1000 + n from generate_series(1, 20000) n");
        for (int day = 0; day < 3; day++) {
            int number = day;
            cluster.run("insert into insights.day (day) values ('" + monday.plusDays(day) + "')");
            cluster.run(
                    "insert into insights.event (day, event_id, kind, account_id, happened_at, target_account_id) values "
                            + LongStream.of(1001, 1001 + 8191, 1001 + 8192, 1001 + 19_999, 1010 + number)
                                    .mapToObj(account -> "('%1$s', %2$d, 'follow', %2$d, '%1$s 12:00Z', 7)"
                                            .formatted(monday.plusDays(number), account))
                                    .collect(Collectors.joining(",")));
            rollUp(monday.plusDays(day), true);
        }
        assertThat(figure(monday, "people")).isEqualTo("5");
        var last = monday.plusDays(2);
        assertThat(figure(last, "people_monday")).isEqualTo("7");
        assertThat(figure(last, "people_week")).isEqualTo("7");
        assertThat(figure(last, "people_month")).isEqualTo("7");
        assertThat(cluster.value("select insights.people_between('" + monday.plusDays(1) + "', '" + last + "')"))
                .isEqualTo("6");
    }

    /** The job closes what is over, and leaves open what is not. */
    @Test
    void closesDaysThatAreOver() {
        happens(1, yesterday.minusDays(2), "post", 11, 0);
        given.account("alice");
        server.runJob("insights.roll_up");
        assertThat(cluster.value("select string_agg(day::text, ',' order by day) from insights.day"
                        + " where closed_at is not null and day < date '" + yesterday + "'"))
                .isEqualTo(yesterday.minusDays(2) + "," + yesterday.minusDays(1));
        assertThat(cluster.value("select closed_at is null from insights.day where day = '" + today + "'"))
                .isEqualTo("t");
        assertThat(figure(today, "sign_ups")).isEqualTo("1");
        assertThat(cluster.value("select count(*) > 5 from insights.storage_day where bytes > 0"))
                .isEqualTo("t");
    }
}
