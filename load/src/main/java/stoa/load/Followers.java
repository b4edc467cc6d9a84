package stoa.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * People who follow many or are followed by many, made with few statements: following one after the other through the API would
 * take longer than what is measured. The accounts of {@link DataSet} are at the other end.
 */
final class Followers {
    private static final Duration POLL = Duration.ofMillis(2);

    private final Cluster cluster;

    Followers(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Has accounts of the data set follow somebody, all of them with a feed that is kept, as of people who read lately. */
    void giveActive(LoadUsers.User author, int number) throws SQLException {
        update("""
                with fan as (
                    select id from accounts.account where username like 'l1\\_%%' order by id limit %2$d),
                followed as (
                    insert into graph.follow (account_id, target_account_id)
                    select id, %1$d from fan
                    returning id, account_id),
                counted as (
                    update accounts.account_counter set followers = followers + %2$d where account_id = %1$d)
                insert into timelines.feed (account_id, complete_from, follows_through, built_at)
                select account_id, platform.id_at(now()), id, now() from followed
                on conflict (account_id) do update
                set follows_through = excluded.follows_through, last_read_at = now()
                """.formatted(author.account(), number));
    }

    /** Has somebody follow those of the data set who post the most. */
    void letFollow(LoadUsers.User reader, int number) throws SQLException {
        update("""
                with idol as (
                    select c.account_id
                    from accounts.account_counter c
                    join accounts.account a on a.id = c.account_id
                    where a.username like 'l1\\_%%'
                    order by c.statuses desc, c.account_id
                    limit %2$d),
                counted as (
                    update accounts.account_counter set following = following + %2$d where account_id = %1$d)
                insert into graph.follow (account_id, target_account_id)
                select %1$d, account_id from idol
                """.formatted(reader.account(), number));
    }

    /** The last follower of somebody and, from there, every thousandth: separated by commas. */
    String sample(LoadUsers.User author) throws SQLException {
        return cluster.text(Cluster.PRIMARY, """
                select string_agg(account_id::text, ',' order by number)
                from (
                    select account_id, row_number() over (order by id desc) as number
                    from graph.follow
                    where target_account_id = %d) f
                where number %% 1000 = 1
                """.formatted(author.account()));
    }

    /**
     * Waits until some followers have a status in their feeds. It is written to some thousands at once: where there is one of
     * each thousand among them, all have it then. The last is asked for before the others: to ask for all of them every time
     * takes from what is being waited for.
     *
     * @return whether it was in time
     */
    boolean await(LoadUsers.User author, String some, long status, Duration patience)
            throws SQLException, InterruptedException {
        var last = some.split(",", 2)[0];
        return cluster.await(Cluster.PRIMARY, isWritten(author, last, status), POLL, patience)
                && cluster.await(Cluster.PRIMARY, isWritten(author, some, status), POLL, patience);
    }

    private static String isWritten(LoadUsers.User author, String followers, long status) {
        return """
                select (
                    select count(*) from timelines.feed_entry where status_id = %2$d and account_id in (%3$s)) = %4$d
                  or exists (select from timelines.author where account_id = %1$d and pulled_from <= %2$d)
                """.formatted(author.account(), status, followers, followers.split(",", -1).length);
    }

    /** How many followers with a feed lack any of these statuses of an author who is not read instead. */
    long lacking(LoadUsers.User author, List<Long> statuses) throws SQLException {
        return Long.parseLong(cluster.text(Cluster.PRIMARY, """
                select count(*)
                from graph.follow f
                join timelines.feed d on d.account_id = f.account_id
                cross join unnest('{%2$s}'::bigint[]) as s (id)
                where f.target_account_id = %1$d
                  and s.id > d.complete_from
                  and not exists (
                      select from timelines.feed_entry e where e.account_id = f.account_id and e.status_id = s.id)
                  and not exists (
                      select from timelines.author a where a.account_id = %1$d and a.pulled_from <= s.id)
                """.formatted(
                        author.account(),
                        String.join(",", statuses.stream().map(String::valueOf).toList()))));
    }

    /** How long one plain statement takes that writes as many entries as a status of the author has; in nanoseconds. */
    long insertPlainly(LoadUsers.User author) throws SQLException {
        try (var owner = cluster.owner();
                var statement = owner.createStatement()) {
            statement.execute("create temporary table entry as select account_id, platform.timestamp_id() as status_id,"
                    + " target_account_id as author_id from graph.follow limit 0");
            statement.execute("with made as (select platform.timestamp_id() as id) insert into entry"
                    + " select account_id, made.id, target_account_id from graph.follow, made"
                    + " where target_account_id = " + author.account());
            long began = System.nanoTime();
            statement.execute("insert into timelines.feed_entry (account_id, status_id, author_id)"
                    + " select account_id, status_id, author_id from entry");
            long took = System.nanoTime() - began;
            statement.execute("delete from timelines.feed_entry e using entry"
                    + " where e.account_id = entry.account_id and e.status_id = entry.status_id");
            return took;
        }
    }

    private void update(String sql) throws SQLException {
        try (var owner = cluster.owner();
                var statement = owner.createStatement()) {
            statement.execute(sql);
            statement.execute("analyze graph.follow, timelines.feed");
        }
    }
}
