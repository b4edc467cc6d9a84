package stoa.timelines.home;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.graph_api.Tables.HIDDEN_ACCOUNT_V1;
import static stoa.timelines.sql.statuses_api.Tables.MENTION_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/**
 * Timelines by pull: the newest few of each author, merged. Its cost grows with the number of authors, not with what they
 * ever posted. What reaches a reader is decided here, for home and lists alike.
 */
@Singleton
class AuthorMerge {
    private final Database database;

    AuthorMerge(Database database) {
        this.database = database;
    }

    /**
     * One page of what authors posted, newest first: what is meant for followers, in the languages that the reader wants
     * of them, and names nobody who is hidden from the reader. Of their own, the reader gets all.
     *
     * @param authors each once, with the languages that are wanted of them, none for all, and whether what they reblog is
     * @param answers which answers to others than their author and the reader are wanted
     */
    List<StatusId> page(
            AccountId reader, Select<Record3<Long, String[], Boolean>> authors, Condition answers, PageRequest page) {
        long me = reader.value();
        var author = field(name("author", "id"), Long.class);
        var languages = field(name("author", "languages"), String[].class);
        var reblogs = field(name("author", "reblogs"), Boolean.class);
        var newest = lateral(select(STATUS_V1.ID)
                        .from(STATUS_V1)
                        .where(STATUS_V1.ACCOUNT_ID.eq(author))
                        .and(STATUS_V1.ID.lt(page.before()))
                        .and(STATUS_V1.ID.gt(page.after()))
                        .and(author.eq(me).or(isMeantFor(reader, languages, reblogs, answers)))
                        .orderBy(page.upward() ? STATUS_V1.ID.asc() : STATUS_V1.ID.desc())
                        .limit(page.limit()))
                .as("newest", "id");
        var id = field(name("newest", "id"), Long.class);
        var ids = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(id)
                        .from(authors.asTable("author", "id", "languages", "reblogs"))
                        .crossJoin(newest)
                        .orderBy(page.upward() ? id.asc() : id.desc())
                        .limit(page.limit())
                        .fetch(row -> new StatusId(row.value1())));
        return page.upward() ? ids.reversed() : ids;
    }

    /** Which of an author's statuses are for a reader: the condition on {@code status_v1}. See {@link #page}. */
    static Condition isMeantFor(
            AccountId reader, Field<String[]> languages, Field<Boolean> reblogs, Condition answers) {
        return isMeantFor(val(reader.value()), languages, reblogs, answers);
    }

    /** The same for many readers, by their ids. */
    static Condition isMeantFor(
            Field<Long> reader, Field<String[]> languages, Field<Boolean> reblogs, Condition answers) {
        return STATUS_V1
                .VISIBILITY
                .ne(inline("direct"))
                .and(STATUS_V1
                        .REBLOG_OF_ID
                        .isNull()
                        .or(condition(reblogs).and(isNotHidden(STATUS_V1.REBLOG_OF_ACCOUNT_ID, reader))))
                .and(inLanguages(languages))
                .and(answersNobodyElse(reader).or(answers))
                .and(namesNobodyHiddenFrom(reader));
    }

    /** An author whom the reader neither blocks nor mutes, nor is blocked by. */
    static Condition isNotHidden(Field<Long> author, AccountId reader) {
        return isNotHidden(author, val(reader.value()));
    }

    static Condition isNotHidden(Field<Long> author, Field<Long> reader) {
        return notExists(selectOne()
                .from(HIDDEN_ACCOUNT_V1)
                .where(HIDDEN_ACCOUNT_V1.ACCOUNT_ID.eq(reader))
                .and(HIDDEN_ACCOUNT_V1.HIDDEN_ACCOUNT_ID.eq(author)));
    }

    /** Answers to people whom the reader follows. */
    static Condition answersToFollowed(AccountId reader) {
        return answersToFollowed(val(reader.value()));
    }

    static Condition answersToFollowed(Field<Long> reader) {
        var other = FOLLOW_V1.as("other");
        return exists(selectOne()
                .from(other)
                .where(other.ACCOUNT_ID.eq(reader))
                .and(other.TARGET_ACCOUNT_ID.eq(STATUS_V1.IN_REPLY_TO_ACCOUNT_ID)));
    }

    private static Condition answersNobodyElse(Field<Long> me) {
        return STATUS_V1.IN_REPLY_TO_ID.isNull().or(STATUS_V1.IN_REPLY_TO_ACCOUNT_ID.in(me, STATUS_V1.ACCOUNT_ID));
    }

    private static Condition inLanguages(Field<String[]> languages) {
        return cardinality(languages)
                .eq(inline(0))
                .or(STATUS_V1.LANGUAGE.isNull())
                .or(STATUS_V1.LANGUAGE.eq(any(languages)));
    }

    /** Most people hide nobody: then mentions are not looked at. */
    static Condition namesNobodyHiddenFrom(AccountId reader) {
        return namesNobodyHiddenFrom(val(reader.value()));
    }

    private static Condition namesNobodyHiddenFrom(Field<Long> me) {
        var anybody = selectOne().from(HIDDEN_ACCOUNT_V1).where(HIDDEN_ACCOUNT_V1.ACCOUNT_ID.eq(me));
        var named = selectOne()
                .from(MENTION_V1)
                .join(HIDDEN_ACCOUNT_V1)
                .on(HIDDEN_ACCOUNT_V1.HIDDEN_ACCOUNT_ID.eq(MENTION_V1.ACCOUNT_ID))
                .where(MENTION_V1.STATUS_ID.eq(STATUS_V1.ID))
                .and(HIDDEN_ACCOUNT_V1.ACCOUNT_ID.eq(me));
        return notExists(anybody).or(notExists(named));
    }
}
