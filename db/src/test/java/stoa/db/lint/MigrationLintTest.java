package stoa.db.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each dangerous migration is refused with its safe way; what is safe passes. */
final class MigrationLintTest {
    private static final MigrationLint LINT = new MigrationLint(Set.of("statuses.status", "accounts.account"));

    @Test
    void refusesWhatStopsALargeTable() {
        var dangerous = new TreeMap<>(Map.of(
                "create index status_text_idx on statuses.status (text)", "create it concurrently",
                "alter table statuses.status add column seen_at timestamptz default clock_timestamp()",
                        "add the column without it",
                "alter table accounts.account alter column username type varchar(30)", "add a new column",
                "alter table accounts.account alter note set not null", "not valid",
                "alter table accounts.account add constraint a foreign key (id) references accounts.b", "not valid",
                "ALTER TABLE ONLY accounts.account ADD CHECK (id > 0)", "not valid",
                "alter table accounts.account add constraint u unique (email)", "using index",
                "update statuses.status set text = ''", "in batches",
                "alter table accounts.account rename column note to bio", "later version",
                "alter table statuses.status detach partition statuses.status_y2020m01", "retire"));
        dangerous.putAll(Map.of(
                "create unique index on statuses.status (id, text)", "create it concurrently",
                "alter table accounts.account add column n bigint generated always as identity", "plain column",
                "alter table accounts.account add column up text, add column b bigint references accounts.b (id)",
                        "not valid",
                "vacuum full accounts.account", "autovacuum",
                "lock table accounts.account in exclusive mode", "alone in its file",
                "do $$ begin delete from accounts.account; end $$", "in batches",
                "truncate accounts.account", "lifecycle",
                "reindex table accounts.account", "concurrently",
                "create table statuses.status_y2030m01 partition of statuses.status for values from (1) to (2)",
                        "make_partition"));
        dangerous.forEach((sql, instead) -> assertThat(LINT.check("select 1; " + sql + ";"))
                .as(sql)
                .singleElement()
                .satisfies(finding -> assertThat(finding.instead()).contains(instead)));
    }

    @Test
    void acceptsWhatIsSafe() {
        for (String safe : List.of(
                "create index concurrently status_text_idx on statuses.status (text)",
                "create index status_text_idx on only statuses.status (text)",
                "create index on accounts.small (text)",
                "alter table statuses.status add column seen_at timestamptz",
                "alter table statuses.status add column kind text not null default 'plain'",
                "alter table statuses.status add column at timestamptz default now(), add column n int",
                "alter table accounts.account add constraint c check (id > 0) not valid",
                "alter table accounts.account validate constraint c",
                "alter table accounts.account add constraint u unique using index account_email_idx",
                "alter table accounts.account drop column note, alter column email set default ''",
                "update statuses.status set text = '' where id = 5",
                "create table accounts.fresh (id bigint); create index on accounts.fresh (id); update accounts.fresh set id = 1",
                "comment on table accounts.account is 'truncate accounts.account; it''s nothing'",
                "create function accounts.f() returns void language sql as $body$ truncate accounts.account $body$",
                "-- lint: allow not-null, because the check was validated before\n"
                        + "alter table accounts.account alter note set not null",
                "/* create index on statuses.status (id); */ select 1",
                "select platform.make_partition('statuses', 'status', now())",
                "drop index concurrently if exists statuses.status_text_idx")) {
            assertThat(LINT.check(safe)).as(safe).isEmpty();
        }
    }

    @Test
    void allowsOneRuleForOneStatement() {
        var script = """
                -- lint: allow type, because the table is read by nobody yet
                alter table accounts.account alter id type numeric;
                alter table accounts.account alter id type numeric;
                -- lint: allow type
                alter table accounts.account alter id type numeric;
                """;
        assertThat(LINT.check(script)).extracting(Finding::rule).containsExactly("type", "type");
    }
}
