package stoa.statuses.searching;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static stoa.statuses.sql.accounts_api.Tables.INDEXABLE_ACCOUNT_V1;
import static stoa.statuses.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.statuses.sql.statuses.Tables.BOOKMARK;
import static stoa.statuses.sql.statuses.Tables.FAVOURITE;
import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.POLL_VOTE;
import static stoa.statuses.sql.statuses.Tables.REBLOG;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.TAG;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.TableField;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.statuses.reading.Visibility;

/** Statements that find statuses and hashtags. */
@Singleton
class StatusSearchSql {
    /** As the index has it. */
    private static final String WORDS = "to_tsvector('simple'::regconfig, {0} || ' ' || {1}) @@ ";
    /** As the index has it. */
    private static final String UNSPACED =
            "{0} ~ '[\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF\\u3040-\\u30FF\\u3400-\\u4DBF\\u4E00-\\u9FFF]'";

    private final Database database;

    StatusSearchSql(Database database) {
        this.database = database;
    }

    /**
     * Statuses that the searcher may find, the newest first: their own, those with which they had something to do, and public
     * ones of people who let themselves be found. None that they may not see, and none of people whom they block or mute.
     *
     * @param authors the ids of those whom the query names, by name; who is not there is nobody
     * @param author only theirs
     */
    List<StatusId> find(
            AccountId searcher,
            StatusQuery query,
            Map<String, AccountId> authors,
            Optional<AccountId> author,
            PageRequest page,
            int offset) {
        var asked = query.parts().stream()
                .filter(part -> !(part.what() instanceof StatusQuery.In))
                .map(part -> part.negated()
                        ? not(asked(part.what(), searcher, authors))
                        : asked(part.what(), searcher, authors))
                .reduce(noCondition(), Condition::and);
        var ids = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(STATUS.ID)
                        .from(STATUS)
                        .where(STATUS.REBLOG_OF_ID.isNull())
                        .and(STATUS.ID.lt(page.before()))
                        .and(STATUS.ID.gt(page.after()))
                        .and(author.map(id -> STATUS.ACCOUNT_ID.eq(id.value())).orElse(noCondition()))
                        .and(asked)
                        .and(findable(searcher, query))
                        .and(Visibility.unaskedVisibleTo(Viewer.of(searcher)))
                        .orderBy(page.upward() ? STATUS.ID.asc() : STATUS.ID.desc())
                        .limit(page.limit())
                        .offset(offset)
                        .fetch(row -> new StatusId(row.value1())));
        return page.upward() ? ids.reversed() : ids;
    }

    private static Condition asked(StatusQuery.What what, AccountId searcher, Map<String, AccountId> authors) {
        return switch (what) {
            case StatusQuery.Text text
            when text.isUnspaced() -> condition(UNSPACED, STATUS.TEXT).and(STATUS.TEXT.containsIgnoreCase(text.text()));
            case StatusQuery.Text text
            when text.exact() ->
                condition(
                        WORDS + "phraseto_tsquery('simple'::regconfig, {2})",
                        STATUS.SPOILER_TEXT,
                        STATUS.TEXT,
                        val(text.text()));
            case StatusQuery.Text text ->
                condition(
                        WORDS + "to_tsquery('simple'::regconfig, {2})",
                        STATUS.SPOILER_TEXT,
                        STATUS.TEXT,
                        val(beginning(text.text())));
            case StatusQuery.From from when from.name().equals("me") -> STATUS.ACCOUNT_ID.eq(searcher.value());
            case StatusQuery.From from ->
                authors.containsKey(from.name())
                        ? STATUS.ACCOUNT_ID.eq(authors.get(from.name()).value())
                        : falseCondition();
            case StatusQuery.Within within ->
                STATUS.ID
                        .ge(within.from().equals(LocalDate.MIN) ? 0 : lowestOn(within.from()))
                        .and(STATUS.ID.lt(within.to().equals(LocalDate.MAX) ? Long.MAX_VALUE : lowestOn(within.to())));
            case StatusQuery.Has has -> has(has.what());
            case StatusQuery.Is is when is.what().equals("reply") -> STATUS.IN_REPLY_TO_ID.isNotNull();
            case StatusQuery.Is is -> STATUS.SENSITIVE.isTrue();
            case StatusQuery.Language language ->
                STATUS.LANGUAGE.isNotNull().and(lower(STATUS.LANGUAGE).eq(language.code()));
            case StatusQuery.In in -> noCondition();
        };
    }

    /** A word in the language of {@code to_tsquery}, which cuts it as texts are cut. */
    private static String beginning(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*";
    }

    private static long lowestOn(LocalDate day) {
        return Snowflake.lowestAt(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Of media it is known that there is some, and no link is shown as more than a link. */
    private static Condition has(String what) {
        return switch (what) {
            case "media" -> STATUS.MEDIA_IDS.isNotNull();
            case "poll" -> STATUS.HAS_POLL.isTrue();
            case "link" -> condition("{0} ~* {1}", STATUS.TEXT, inline("https?://"));
            default -> falseCondition();
        };
    }

    private static Condition findable(AccountId searcher, StatusQuery query) {
        boolean library = true;
        boolean open = true;
        for (var part : query.parts()) {
            if (part.what() instanceof StatusQuery.In in && !in.where().equals("all")) {
                boolean onlyLibrary = in.where().equals("library") != part.negated();
                library &= onlyLibrary;
                open &= !onlyLibrary;
            }
        }
        var followed = exists(selectOne()
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(searcher.value()))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(INDEXABLE_ACCOUNT_V1.ACCOUNT_ID)));
        var indexable = STATUS.VISIBILITY
                .eq(inline("public"))
                .and(exists(selectOne()
                        .from(INDEXABLE_ACCOUNT_V1)
                        .where(INDEXABLE_ACCOUNT_V1.ACCOUNT_ID.eq(STATUS.ACCOUNT_ID))
                        .and(INDEXABLE_ACCOUNT_V1.SILENCED.isFalse().or(followed))));
        return (library ? inLibrary(searcher) : falseCondition()).or(open ? indexable : falseCondition());
    }

    /** What somebody wrote, and what they marked, passed on, voted in, or are named in. */
    private static Condition inLibrary(AccountId searcher) {
        long me = searcher.value();
        return STATUS.ACCOUNT_ID
                .eq(me)
                .or(STATUS.ID.in(of(MENTION.STATUS_ID, MENTION.ACCOUNT_ID, me)))
                .or(STATUS.ID.in(of(FAVOURITE.STATUS_ID, FAVOURITE.ACCOUNT_ID, me)))
                .or(STATUS.ID.in(of(BOOKMARK.STATUS_ID, BOOKMARK.ACCOUNT_ID, me)))
                .or(STATUS.ID.in(of(REBLOG.STATUS_ID, REBLOG.ACCOUNT_ID, me)))
                .or(STATUS.ID.in(of(POLL_VOTE.STATUS_ID, POLL_VOTE.ACCOUNT_ID, me)));
    }

    private static Select<Record1<Long>> of(TableField<?, Long> status, TableField<?, Long> account, long me) {
        return select(status).from(account.getTable()).where(account.eq(me));
    }

    /** Hashtags that begin like a text in lower case, that very one first, then the shortest. */
    List<String> tags(String beginning, int limit, int offset) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(TAG.NAME)
                        .from(TAG)
                        .where(TAG.NAME.like(beginning
                                        .replace("\\", "\\\\")
                                        .replace("_", "\\_")
                                        .replace("%", "\\%") + "%"))
                        .orderBy(length(TAG.NAME), TAG.NAME)
                        .limit(limit)
                        .offset(offset)
                        .fetch(TAG.NAME));
    }
}
