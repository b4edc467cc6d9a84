package stoa.db.partitions;

import java.sql.SQLException;
import stoa.db.cluster.Endpoint;
import stoa.db.cluster.Sql;

/** A table of days of its own for one test, with the ten days before today, one row in each, and one that follows it. */
record Sample(Endpoint owner, String name) {

    static Sample with(Endpoint owner, String name, String retention, String ending) throws SQLException {
        Sample sample = new Sample(owner, name);
        sample.table(name, retention, ending);
        sample.table(name + "_detail", retention, ending);
        return sample;
    }

    private void table(String table, String retention, String ending) throws SQLException {
        Sql.run(owner, "create table insights." + table + " (at timestamptz primary key) partition by range (at)");
        Sql.run(
                owner,
                "insert into platform.partition_policy"
                        + " (schema, parent, leader, unit, premake, retention, grace, ending) values ('insights', '"
                        + table + "', '" + name + "', 'day', 2, " + retention + ", '1 day', '" + ending + "')");
        Sql.run(
                owner,
                "select platform.make_partition('insights', '" + table + "', now() - make_interval(days => back))"
                        + " from generate_series(-2, 10) back");
        Sql.run(
                owner,
                "insert into insights." + table
                        + " select now() - make_interval(days => back) from generate_series(0, 10) back");
    }

    String qualifiedName() {
        return "insights." + name;
    }

    /** The partition of so many days ago, qualified. */
    String day(int back) throws SQLException {
        return day(name, back);
    }

    String detail(int back) throws SQLException {
        return day(name + "_detail", back);
    }

    private String day(String table, int back) throws SQLException {
        return Sql.value(
                owner,
                "select 'insights." + table + "_' || to_char(now() at time zone 'UTC' - make_interval(days => " + back
                        + "), '\"y\"YYYY\"m\"MM\"d\"DD')");
    }

    int rows() throws SQLException {
        return Integer.parseInt(Sql.value(owner, "select count(*) from insights." + name));
    }

    /** Lets a time pass for what is in the ledger. */
    void pass(String interval) throws SQLException {
        Sql.run(
                owner,
                "update platform.retired_partition set detached_at = detached_at - interval '" + interval
                        + "', archived_at = archived_at - interval '" + interval + "' where parent like '" + name
                        + "%'");
    }

    /** How the ledger counts this table's partitions, such as {@code detached 3}. */
    String ledger() throws SQLException {
        return Sql.value(owner, """
                select coalesce(string_agg(state || ' ' || count, ', ' order by state), '')
                from (
                  select case when ended_at is not null then 'ended as ' || outcome when detached_at is not null
                      then coalesce(outcome, 'detached') else 'begun' end as state, count(*)
                  from platform.retired_partition where parent = '%s' group by 1) states
                """.formatted(name));
    }

    boolean exists(String relation) throws SQLException {
        return Sql.value(owner, "select to_regclass('" + relation + "') is not null")
                .equals("t");
    }
}
