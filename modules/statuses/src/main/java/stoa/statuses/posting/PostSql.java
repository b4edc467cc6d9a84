package stoa.statuses.posting;

import static stoa.statuses.sql.statuses.Tables.FILTER;
import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_TAG;
import static stoa.statuses.sql.statuses.Tables.TAG;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.platform.database.Database;
import stoa.statuses.QuoteView;
import stoa.statuses.StatusId;
import stoa.statuses.sql.statuses.tables.records.StatusRecord;

/** Statements that write statuses and what hangs on them. */
@Singleton
class PostSql {
    private final Database database;

    PostSql(Database database) {
        this.database = database;
    }

    /** Writes it, and asks along the way whether its author has filters. */
    Inserted insert(NewStatus status) {
        var filtering = DSL.field(DSL.exists(DSL.selectOne()
                .from(FILTER)
                .where(FILTER.ACCOUNT_ID.eq(status.author().value()))));
        return database.write(sql -> sql.insertInto(STATUS)
                .set(STATUS.ACCOUNT_ID, status.author().value())
                .set(STATUS.TEXT, status.text())
                .set(STATUS.CONTENT, status.content())
                .set(STATUS.SPOILER_TEXT, status.spoilerText())
                .set(STATUS.SENSITIVE, status.sensitive())
                .set(STATUS.VISIBILITY, status.visibility())
                .set(STATUS.LANGUAGE, status.language())
                .set(STATUS.IN_REPLY_TO_ID, status.inReplyToId())
                .set(STATUS.IN_REPLY_TO_ACCOUNT_ID, status.inReplyToAccountId())
                .set(STATUS.CONVERSATION_ID, conversationOf(status.inReplyToId()))
                .set(STATUS.HAS_POLL, status.hasPoll())
                .set(STATUS.MEDIA_IDS, status.mediaIds())
                .set(STATUS.APPLICATION_NAME, status.applicationName())
                .set(STATUS.APPLICATION_WEBSITE, status.applicationWebsite())
                .set(STATUS.QUOTE_OF_ID, status.quoteOfId())
                .set(STATUS.QUOTE_STATE, status.quoteOfId() == null ? null : QuoteView.ACCEPTED)
                .set(STATUS.QUOTE_POLICY, status.quotePolicy())
                .returningResult(Stream.concat(STATUS.fieldStream(), Stream.of(filtering))
                        .toList())
                .fetchSingle(row -> new Inserted(row.into(STATUS), row.get(filtering))));
    }

    /**
     * A status that has been written.
     *
     * @param filtering whether its author has filters
     */
    record Inserted(StatusRecord row, boolean filtering) {
        StatusId id() {
            return new StatusId(row.getId());
        }
    }

    /** The conversation of what is answered, read in the statement that writes the answer. */
    private static Field<Long> conversationOf(@Nullable Long parent) {
        var answered = STATUS.as("answered");
        return parent == null
                ? DSL.inline((Long) null, SQLDataType.BIGINT)
                : DSL.field(DSL.select(DSL.coalesce(answered.CONVERSATION_ID, answered.ID))
                        .from(answered)
                        .where(answered.ID.eq(parent)));
    }

    void insertMentions(StatusId status, Map<AccountId, AccountView> mentioned) {
        if (mentioned.isEmpty()) {
            return;
        }
        database.write(sql -> sql.insertInto(MENTION, MENTION.STATUS_ID, MENTION.ACCOUNT_ID, MENTION.USERNAME)
                .valuesOfRows(mentioned.entrySet().stream()
                        .map(entry -> DSL.row(
                                status.value(),
                                entry.getKey().value(),
                                entry.getValue().username()))
                        .toList())
                .execute());
    }

    void insertTags(StatusId status, Collection<String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        database.write(sql -> sql.insertInto(STATUS_TAG, STATUS_TAG.STATUS_ID, STATUS_TAG.TAG)
                .valuesOfRows(
                        tags.stream().map(tag -> DSL.row(status.value(), tag)).toList())
                .execute());
        // In one order, so that two who use the same new hashtags wait for each other but once.
        database.write(sql -> sql.insertInto(TAG, TAG.NAME)
                .valuesOfRows(tags.stream().sorted().map(tag -> DSL.row(tag)).toList())
                .onConflictDoNothing()
                .execute());
    }
}
