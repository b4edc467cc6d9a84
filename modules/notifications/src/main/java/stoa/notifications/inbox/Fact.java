package stoa.notifications.inbox;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static stoa.notifications.sql.accounts_api.Tables.STAFF_V1;
import static stoa.notifications.sql.graph_api.Tables.FOLLOW_REQUEST_V1;
import static stoa.notifications.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.notifications.sql.moderation_api.Tables.REPORT_V1;
import static stoa.notifications.sql.notifications.Tables.FACTS_OF_POSTS;
import static stoa.notifications.sql.statuses_api.Tables.FAVOURITE_V1;
import static stoa.notifications.sql.statuses_api.Tables.POLL_VOTER_V1;
import static stoa.notifications.sql.statuses_api.Tables.QUOTE_V1;
import static stoa.notifications.sql.statuses_api.Tables.REBLOG_V1;
import static stoa.notifications.sql.statuses_api.Tables.STATUS_V1;

import java.util.Collection;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import stoa.accounts.AccountId;
import stoa.moderation.ReportId;
import stoa.statuses.StatusId;

/**
 * Who could be told what: selects over what is so now, not over what the events say, so that an event that comes late, or
 * twice, tells nobody of what has been undone.
 */
final class Fact {
    /** Who is told. */
    static final Field<Long> ACCOUNT = field(name("fact", "account_id"), Long.class);
    /** Of whom. */
    static final Field<Long> FROM = field(name("fact", "from_account_id"), Long.class);

    static final Field<String> TYPE = field(name("fact", "type"), String.class);
    static final Field<Long> STATUS = field(name("fact", "status_id"), Long.class);
    static final Field<Long> REPORT = field(name("fact", "report_id"), Long.class);
    /** Whether a status for few mentions somebody whom it does not answer. */
    static final Field<Boolean> UNASKED = field(name("fact", "unasked"), Boolean.class);

    /** In the order of {@link #columns}. */
    static final Name[] COLUMNS = Stream.of(ACCOUNT, FROM, TYPE, STATUS, REPORT, UNASKED)
            .map(Field::getUnqualifiedName)
            .toArray(Name[]::new);

    private Fact() {}

    /** What may be news of statuses that were posted: mentions, reblogs, quotes, and posts to those who want to hear of each. */
    static SelectJoinStep<Record6<Long, Long, String, Long, Long, Boolean>> posted(Collection<StatusId> statuses) {
        var facts = FACTS_OF_POSTS.call(StatusId.values(statuses)).as(FACTS_OF_POSTS);
        return select(
                        FACTS_OF_POSTS.ACCOUNT_ID,
                        FACTS_OF_POSTS.FROM_ACCOUNT_ID,
                        FACTS_OF_POSTS.TYPE,
                        FACTS_OF_POSTS.STATUS_ID,
                        none().as("report_id"),
                        FACTS_OF_POSTS.UNASKED)
                .from(facts);
    }

    /** Told to whoever is mentioned, in what was edited, too. */
    static Select<Record6<Long, Long, String, Long, Long, Boolean>> mentions(Collection<StatusId> statuses) {
        return posted(statuses).where(FACTS_OF_POSTS.TYPE.eq(inline("mention")));
    }

    /** Told to whoever reblogged what was edited. */
    static Select<Record6<Long, Long, String, Long, Long, Boolean>> edits(Collection<StatusId> statuses) {
        return columns(REBLOG_V1.ACCOUNT_ID, STATUS_V1.ACCOUNT_ID, "update", STATUS_V1.ID)
                .from(STATUS_V1)
                .join(REBLOG_V1)
                .on(REBLOG_V1.STATUS_ID.eq(STATUS_V1.ID))
                .where(STATUS_V1.ID.eq(DSL.any(StatusId.values(statuses))))
                .and(REBLOG_V1.STATUS_ID.eq(DSL.any(StatusId.values(statuses))));
    }

    /** Told to whoever quoted what was edited: with their own status, as the API has it. */
    static Select<Record6<Long, Long, String, Long, Long, Boolean>> quotedEdits(Collection<StatusId> statuses) {
        var quoting = STATUS_V1.as("quoting");
        return columns(quoting.ACCOUNT_ID, STATUS_V1.ACCOUNT_ID, "quoted_update", quoting.ID)
                .from(STATUS_V1)
                .join(QUOTE_V1)
                .on(QUOTE_V1.STATUS_ID.eq(STATUS_V1.ID))
                .join(quoting)
                .on(quoting.ID.eq(QUOTE_V1.QUOTE_ID))
                .where(STATUS_V1.ID.eq(DSL.any(StatusId.values(statuses))))
                .and(QUOTE_V1.STATUS_ID.eq(DSL.any(StatusId.values(statuses))));
    }

    static Select<Record6<Long, Long, String, Long, Long, Boolean>> favourites(Collection<Pair> pairs) {
        return columns(STATUS_V1.ACCOUNT_ID, FAVOURITE_V1.ACCOUNT_ID, "favourite", STATUS_V1.ID)
                .from(FAVOURITE_V1)
                .join(STATUS_V1)
                .on(STATUS_V1.ID.eq(FAVOURITE_V1.STATUS_ID))
                .where(Pair.among(pairs, FAVOURITE_V1.ACCOUNT_ID, FAVOURITE_V1.STATUS_ID));
    }

    static Select<Record6<Long, Long, String, Long, Long, Boolean>> follows(Collection<Pair> pairs) {
        return columns(FOLLOW_V1.TARGET_ACCOUNT_ID, FOLLOW_V1.ACCOUNT_ID, "follow", none())
                .from(FOLLOW_V1)
                .where(Pair.among(pairs, FOLLOW_V1.ACCOUNT_ID, FOLLOW_V1.TARGET_ACCOUNT_ID));
    }

    static Select<Record6<Long, Long, String, Long, Long, Boolean>> followRequests(Collection<Pair> pairs) {
        return columns(FOLLOW_REQUEST_V1.TARGET_ACCOUNT_ID, FOLLOW_REQUEST_V1.ACCOUNT_ID, "follow_request", none())
                .from(FOLLOW_REQUEST_V1)
                .where(Pair.among(pairs, FOLLOW_REQUEST_V1.ACCOUNT_ID, FOLLOW_REQUEST_V1.TARGET_ACCOUNT_ID));
    }

    /** Told to whoever voted, and to whoever asked. */
    static Select<Record6<Long, Long, String, Long, Long, Boolean>> pollEnds(Collection<StatusId> statuses) {
        var voters = columns(POLL_VOTER_V1.ACCOUNT_ID, STATUS_V1.ACCOUNT_ID, "poll", STATUS_V1.ID)
                .from(POLL_VOTER_V1)
                .join(STATUS_V1)
                .on(STATUS_V1.ID.eq(POLL_VOTER_V1.STATUS_ID))
                .where(POLL_VOTER_V1.STATUS_ID.eq(DSL.any(StatusId.values(statuses))));
        return voters.union(columns(STATUS_V1.ACCOUNT_ID, STATUS_V1.ACCOUNT_ID, "poll", STATUS_V1.ID)
                .from(STATUS_V1)
                .where(STATUS_V1.ID.eq(DSL.any(StatusId.values(statuses)))));
    }

    /** Told to those who look after the server. */
    static Select<Record6<Long, Long, String, Long, Long, Boolean>> signUps(Collection<AccountId> accounts) {
        var account = field(name("newcomer", "id"), Long.class);
        return columns(STAFF_V1.ACCOUNT_ID, account, "admin.sign_up", none())
                .from(STAFF_V1)
                .crossJoin(DSL.unnest(accounts.stream().map(AccountId::value).toArray(Long[]::new))
                        .as("newcomer", "id"))
                .where(STAFF_V1.ROLE.eq(inline("admin")));
    }

    /** Told to those who look after the server. */
    static Select<Record6<Long, Long, String, Long, Long, Boolean>> reports(Collection<ReportId> reports) {
        return select(
                        STAFF_V1.ACCOUNT_ID.as("account_id"),
                        REPORT_V1.ACCOUNT_ID.as("from_account_id"),
                        inline("admin.report").as("type"),
                        none().as("status_id"),
                        REPORT_V1.REPORT_ID.as("report_id"),
                        inline(false).as("unasked"))
                .from(REPORT_V1)
                .crossJoin(STAFF_V1)
                .where(REPORT_V1.REPORT_ID.eq(
                        DSL.any(reports.stream().map(ReportId::value).toArray(Long[]::new))));
    }

    private static Field<Long> none() {
        return inline((Long) null, SQLDataType.BIGINT);
    }

    private static SelectSelectStep<Record6<Long, Long, String, Long, Long, Boolean>> columns(
            Field<Long> account, Field<Long> from, String type, Field<Long> status) {
        return select(
                account.as("account_id"),
                from.as("from_account_id"),
                inline(type).as("type"),
                status.as("status_id"),
                none().as("report_id"),
                inline(false).as("unasked"));
    }
}
