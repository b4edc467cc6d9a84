package stoa.app.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import stoa.accounts.AccountId;
import stoa.accounts.Departures;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/**
 * Nothing is left of an account that was deleted, in whatever table: every column of every module is looked at. Whoever makes a
 * table that names accounts has this test fill it, and a {@code PersonalData} erase it.
 */
@OverHttp
final class ErasureIT {
    /** What stays, and why. */
    private static final Map<String, String> STAYS = Map.of(
            "accounts.account.id", "the name is nobody else's ever; all that is personal is empty",
            "moderation.report.account_id", "moderators need to know who reported",
            "moderation.report.target_account_id", "moderators need to know whom it was about",
            "platform.event.key", "what happened is kept as long as it may have to be delivered; dropped with its day",
            "platform.archive_erasure.number",
                    "what is to be erased from the files of the archive, and the receipt that it was",
            "platform.last_write.writer", "a position in the write-ahead log, of nothing that is left",
            "timelines.feed_entry.author_id", "a number beside a status that is gone; dropped with its week");

    private static final String NAMES_ACCOUNTS = "(account|owner|author)_id$";

    private final Given given;
    private final JourneyServer server;

    ErasureIT(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @Test
    void leavesNothingInAnyTable() {
        var alice = given.account("alice");
        var bob = given.account("bob");
        fill(alice, bob);
        var held = columnsWith(alice);
        assertThat(held)
                .as("this test has something of alice's in every column that names accounts")
                .containsAll(columnsNamed(NAMES_ACCOUNTS));
        var ofBob = columnsWith(bob);

        server.bean(Departures.class).delete(new AccountId(Long.parseLong(alice.id())));
        awaitErasure(alice);

        assertThat(columnsWith(alice))
                .as("what stays is listed with a reason; else a PersonalData erases it")
                .isEqualTo(new TreeSet<>(STAYS.keySet()));
        assertThat(TestCluster.shared().value("""
                select username || '|' || display_name || note || coalesce(avatar, '') || array_to_string(field_values, '')
                    || array_to_string(attribution_domains, '')
                from accounts.account
                where id =\s""" + alice.id())).isEqualTo("alice|");
        assertThat(columnsWith(bob))
                .as("what others have of others stays")
                .contains("accounts.login.account_id", "statuses.status.account_id", "graph.list.account_id")
                .isSubsetOf(ofBob);
    }

    /** The job may be killed, and begins again. */
    @Test
    void erasesOnceMoreWhatComesInLate() {
        var alice = given.account("alice");
        var id = new AccountId(Long.parseLong(alice.id()));
        server.bean(Departures.class).delete(id);
        awaitErasure(alice);
        server.bean(Departures.class).delete(id);
        assertThat(jobs(
                        alice,
                        "execution_time between now() + interval '50 minutes' and now() + interval '70 minutes'"))
                .isEqualTo("1");
        TestCluster.shared()
                .run("insert into statuses.bookmark (status_id, account_id) values ("
                        + given.status(given.account("bob"), "late") + ", " + alice.id() + ")");
        TestCluster.shared().run("update platform.job set execution_time = now() where task_name = 'accounts.erasure'");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jobs(alice, "true").equals("0"));
        assertThat(columnsWith(alice)).doesNotContain("statuses.bookmark.account_id");
    }

    private static String jobs(Person person, String which) {
        return TestCluster.shared()
                .value("select count(*) from platform.job where task_name = 'accounts.erasure' and " + which
                        + " and convert_from(task_data, 'UTF8') like '%" + person.id() + "%'");
    }

    private static void awaitErasure(Person person) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from accounts.login where account_id = " + person.id())
                        .equals("0"));
    }

    private static Set<String> columnsNamed(String pattern) {
        return list("""
                select string_agg(n.nspname || '.' || c.relname || '.' || a.attname, ' ')
                from pg_attribute a
                join pg_class c on c.oid = a.attrelid
                join pg_namespace n on n.oid = c.relnamespace
                where exists (select from pg_roles r where r.rolname = 'stoa_' || n.nspname)
                  and c.relkind in ('r', 'p') and not c.relispartition
                  and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bigint'::regtype
                  and a.attname ~ '%s'""".formatted(pattern));
    }

    private static Set<String> columnsWith(Person person) {
        var found = new TreeSet<String>();
        for (var column : columnsNamed(".")) {
            int dot = column.lastIndexOf('.');
            if (TestCluster.shared()
                    .value("select exists (select from %s where %s = %s)"
                            .formatted(column.substring(0, dot), column.substring(dot + 1), person.id()))
                    .equals("t")) {
                found.add(column);
            }
        }
        return found;
    }

    private static Set<String> list(String sql) {
        return new TreeSet<>(List.of(TestCluster.shared().value(sql).split(" ", -1)));
    }

    /** Nothing that happened before comes in after the erasure: two follows, six statuses and boosts, a favourite. */
    private static void awaitCollected() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from insights.event where event_id > 0")
                        .equals("9"));
    }

    /** Something in every table that names accounts: of alice's, and about her. */
    private void fill(Person alice, Person bob) {
        given.follow(bob, alice);
        given.follow(alice, bob);
        var ofBob = given.status(bob, "Hello");
        var ofAlice = given.status(alice, "Hello @bob");
        given.reply(bob, ofAlice, "Hello @alice");
        given.reblog(bob, ofAlice);
        given.reblog(alice, ofBob);
        given.favourite(alice, ofBob);
        given.poll(alice, "Is it so?");
        given.browser().signedIn(alice);
        for (var statement : """
                insert into accounts.authorization_code (code_hash, application_id, account_id, redirect_uri, scopes, expires_at)
                  select 'c', min(id), :a, 'urn:x', '{read}', now() from accounts.application;
                insert into accounts.emailed_link (account_id, purpose, token_hash, email, expires_at)
                  values (:a, 'address', 't', 'a@example.com', now());
                insert into accounts.archive (account_id, requested_at) values (:a, now());
                insert into accounts.recovery_code (account_id, code_hash) values (:a, 'r');
                insert into accounts.announcement (id, text) values (1, 'News');
                insert into accounts.announcement_dismissal (announcement_id, account_id) values (1, :a);
                insert into accounts.announcement_reaction (announcement_id, account_id, name) values (1, :a, 'x');
                update accounts.account set display_name = 'Alice', note = 'Me', field_names = '{a}', field_values = '{b}',
                  avatar = 'p1/' || repeat('0', 32) || '.png', attribution_domains = '{example.org}' where id = :a;
                insert into graph.follow_request (account_id, target_account_id) values (:a, :b), (:b, :a);
                insert into graph.block (account_id, target_account_id) values (:a, :b), (:b, :a);
                insert into graph.mute (account_id, target_account_id) values (:a, :b), (:b, :a);
                insert into graph.private_note (account_id, target_account_id, comment) values (:a, :b, 'x'), (:b, :a, 'x');
                insert into graph.endorsement (account_id, target_account_id, follow_id)
                  select account_id, target_account_id, id from graph.follow;
                insert into graph.list (id, account_id, title) values (1, :a, 'Friends'), (2, :b, 'Friends');
                insert into graph.list_member (list_id, owner_id, account_id, follow_id)
                  select case account_id when :a then 1 else 2 end, account_id, target_account_id, id from graph.follow;
                insert into graph.dismissed_suggestion (account_id, target_account_id) values (:a, :b), (:b, :a);
                insert into graph.popular_account (account_id, followers) values (:a, 1);
                insert into statuses.bookmark (status_id, account_id) values (:s, :a);
                insert into statuses.pin (status_id, account_id) values (:t, :a);
                insert into statuses.muted_conversation (account_id, conversation_id) values (:a, :s);
                insert into statuses.poll_vote (status_id, account_id, choice) values (:s, :a, 0);
                insert into statuses.followed_tag (account_id, tag) values (:a, 'x');
                insert into statuses.featured_tag (account_id, tag, name) values (:a, 'x', 'x');
                insert into statuses.filter (account_id, title, contexts) values (:a, 'x', '{home}');
                insert into statuses.scheduled_status (account_id, scheduled_at, params) values (:a, now() + interval '1 day', '{}');
                insert into statuses.direct_conversation (account_id, conversation_id) values (:a, :s);
                insert into statuses.idempotency_key (account_id, key) values (:a, 'x');
                insert into timelines.feed (account_id, complete_from) values (:a, 0) on conflict do nothing;
                insert into timelines.feed_entry (account_id, status_id, author_id) values (:a, :s, :b), (:b, :t, :a)
                  on conflict do nothing;
                insert into timelines.author (account_id, followers, followers_per_second) values (:a, 1, 1);
                insert into timelines.marker (account_id, timeline, last_read_id) values (:a, 'home', :s);
                insert into notifications.notification (account_id, type, from_account_id, group_key)
                  values (:a, 'follow', :b, 'x'), (:b, 'follow', :a, 'x');
                insert into notifications.policy (account_id) values (:a);
                insert into notifications.request (account_id, from_account_id) values (:a, :b), (:b, :a);
                insert into notifications.permission (account_id, from_account_id) values (:a, :b), (:b, :a);
                insert into notifications.push_subscription (token_id, account_id, endpoint, public_key, auth, standard, alerts, policy)
                  values (1, :a, 'https://push.example', decode(repeat('00', 65), 'hex'), decode(repeat('00', 16), 'hex'), true, '{}', 'all');
                insert into moderation.report (account_id, target_account_id, category, assigned_account_id, action_taken_by_account_id)
                  values (:a, :b, 'spam', :a, :a), (:b, :a, 'spam', :b, :b);
                insert into moderation.action (account_id, target_account_id, type, text)
                  values (:a, :b, 'none', 'x'), (:b, :a, 'suspend', 'x');
                insert into moderation.audit_entry (account_id, act, target_account_id)
                  values (:a, 'warn', :b), (:b, 'suspend', :a);
                insert into media.attachment (account_id, kind, state) values (:a, 'image', 'failed');
                insert into insights.event (day, event_id, kind, account_id, happened_at, target_account_id, target_status_id)
                  values (:d, -1, 'favourite', :a, now(), :b, :s), (:d, -2, 'favourite', :b, now(), :a, :t);
                insert into insights.person (account_id) values (:a) on conflict do nothing;
                insert into insights.author_day (day, account_id, posts, replies, reblogs, favourites, followers_gained, followers_lost)
                  values (:d, :a, 1, 1, 1, 1, 1, 1) on conflict do nothing;
                insert into insights.post_day (day, account_id, status_id, replies, reblogs, favourites)
                  values (:d, :a, :t, 1, 1, 1) on conflict do nothing;
                insert into platform.last_write (writer, timeline, lsn) values (:a, 1, 1) on conflict do nothing;
                """.strip().split(";\n", -1)) {
            TestCluster.shared()
                    .run(statement
                            .replace(":a", alice.id())
                            .replace(":b", bob.id())
                            .replace(":s", ofBob)
                            .replace(":t", ofAlice)
                            .replace(":d", "(now() at time zone 'UTC')::date"));
        }
        awaitCollected();
    }
}
