package stoa.db.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what stops a large table: long work under a lock that everybody else waits for. It reads text, and sees
 * neither what functions do nor statements that are put together at run time.
 *
 * @param large tables as {@code schema.table}
 */
public record MigrationLint(Set<String> large) {
    private static final String NAME = "((?:\"?[a-z0-9_]+\"?\\.)?\"?[a-z0-9_]+\"?)";
    private static final Pattern CREATED = Pattern.compile("^create (?:unlogged )?table (?:if not exists )?" + NAME);
    private static final Pattern ALTERED =
            Pattern.compile("^alter table (?:if exists )?(?:only )?" + NAME + " ?\\*? (.*)$");
    private static final Pattern VOLATILE = Pattern.compile(
            "default .*(nextval|clock_timestamp|random|gen_random_uuid|uuidv[0-9]|timestamp_id|next_id|timeofday) ?\\(");

    private static final List<Rule> STATEMENTS = List.of(
            new Rule(
                    "index",
                    "^create (?:unique )?index (?!concurrently)(?:if not exists )?(?:\\S+ )?on (?!only )" + NAME,
                    "writing waits until the index is built",
                    "create it concurrently, in a file of its own; on a partitioned table: create it on only the table, then"
                            + " concurrently on each partition, and attach those"),
            new Rule(
                    "reindex",
                    "^reindex (?:\\(.*\\) )?table (?!concurrently)" + NAME,
                    "writing waits until the indexes are built",
                    "reindex table concurrently, by hand"),
            new Rule(
                    "lock",
                    "^lock (?:table )?(?:only )?" + NAME,
                    "everybody waits until the migration ends",
                    "take the lock in the statement that needs it, alone in its file"),
            new Rule(
                    "truncate",
                    "^truncate (?:table )?(?:only )?" + NAME,
                    "readers wait, and replicas lose their reads",
                    "let the lifecycle drop partitions, or delete in batches in a job"),
            new Rule(
                    "rewrite",
                    "^(?:vacuum (?:\\([^)]*full[^)]*\\)|full)(?: verbose)?(?: analyze)?|cluster(?: verbose)?) " + NAME,
                    "nobody can read while it is written anew",
                    "let autovacuum work, or repack online"),
            new Rule(
                    "update-all",
                    "^update (?:only )?" + NAME + "(?!.* where )",
                    "each row is locked until the migration ends, and twice as large",
                    "update in batches that commit, in a job, by ranges of ids"),
            new Rule(
                    "delete-all",
                    "^delete from (?:only )?" + NAME + "(?!.* where )",
                    "each row is locked until the migration ends",
                    "let the lifecycle drop partitions, or delete in batches in a job"),
            new Rule(
                    "partition",
                    "^create table (?:if not exists )?\\S+ partition of " + NAME,
                    "it takes a lock that reading and writing wait for",
                    "select platform.make_partition(…), which attaches"));

    private static final List<Rule> ACTIONS = List.of(
            new Rule(
                    "type",
                    "^alter (?:column )?\\S+ (?:set data )?type ",
                    "all rows are written anew, and nobody can read",
                    "add a new column, fill it in batches, let the code change over, drop the old one later"),
            new Rule(
                    "not-null",
                    "^alter (?:column )?\\S+ set not null",
                    "all rows are read while nobody can",
                    "add check (column is not null) not valid, validate it in a file of its own; it is then known, so"
                            + " allow this rule"),
            new Rule(
                    "constraint",
                    "^add (?:constraint \\S+ )?(?:foreign key|check|exclude)\\b(?!.* not valid)",
                    "all rows are read under a lock that writing waits for",
                    "add it not valid, and validate constraint in a file of its own"),
            new Rule(
                    "reference",
                    "^add (?:column )?(?:if not exists )?(?!constraint )\\S+ .*\\b(?:references|check) ",
                    "all rows are read under a lock that writing waits for",
                    "add the column, then the constraint not valid, and validate constraint in a file of its own"),
            new Rule(
                    "unique",
                    "^add (?:constraint \\S+ )?(?:primary key|unique)\\b(?!.* using index)",
                    "writing waits until its index is built",
                    "create unique index concurrently in a file of its own, then add constraint … using index"),
            new Rule(
                    "generated",
                    "^add (?:column )?(?:if not exists )?(?!constraint )\\S+ .*(?:\\b(?:small|big)?serial\\b|generated (?:always|by default) as"
                            + " (?:identity|\\(.*\\) stored))",
                    "all rows are written anew, and nobody can read",
                    "add a plain column, fill it in batches, then set its default"),
            new Rule(
                    "rename",
                    "^rename\\b",
                    "servers that run still use the old name",
                    "add the new column or a view, let the code change over, drop the old name in a later version"),
            new Rule(
                    "detach",
                    "^detach partition \\S+$",
                    "it takes a lock that reading and writing wait for",
                    "./stoa db partitions retire, which detaches concurrently"),
            new Rule(
                    "rewrite",
                    "^set (?:logged|unlogged|tablespace|access method)\\b",
                    "all rows are written anew, and nobody can read",
                    "make a new table, fill it in batches, and change over"));

    /** What is dangerous in a script; tables that it makes itself are not large. */
    public List<Finding> check(String script) {
        Set<String> fresh = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (SqlText statement : SqlText.split(script)) {
            Matcher created = CREATED.matcher(statement.text());
            if (created.find()) {
                fresh.add(unquoted(created.group(1)));
            }
            for (Finding finding : look(statement.text())) {
                if (large.contains(finding.table())
                        && !fresh.contains(finding.table())
                        && !statement.allowed().contains(finding.rule())) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }

    private static List<Finding> look(String statement) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : STATEMENTS) {
            Matcher matcher = rule.pattern().matcher(statement);
            if (matcher.find()) {
                findings.add(rule.finding(matcher.group(1), statement));
            }
        }
        Matcher altered = ALTERED.matcher(statement);
        if (altered.find()) {
            for (String action : SqlText.parts(altered.group(2))) {
                @Nullable Finding finding = look(altered.group(1), action);
                if (finding != null) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }

    private static @Nullable Finding look(String table, String action) {
        for (Rule rule : ACTIONS) {
            if (rule.pattern().matcher(action).find()) {
                return rule.finding(table, action);
            }
        }
        return action.startsWith("add ") && VOLATILE.matcher(action).find()
                ? new Rule(
                                "default",
                                "",
                                "each row gets a value of its own, so all are written anew",
                                "add the column without it, fill it in batches, then set the default")
                        .finding(table, action)
                : null;
    }

    private static String unquoted(String name) {
        return name.replace("\"", "");
    }

    private record Rule(String name, Pattern pattern, String why, String instead) {
        private static final int SHOWN = 100;

        Rule(String name, String regex, String why, String instead) {
            this(name, Pattern.compile(regex), why, instead);
        }

        Finding finding(String table, String statement) {
            return new Finding(
                    name,
                    unquoted(table),
                    statement.length() > SHOWN ? statement.substring(0, SHOWN) + "…" : statement,
                    why,
                    instead);
        }
    }
}
