package stoa.statuses.posting;

import static org.jooq.impl.DSL.any;
import static stoa.statuses.sql.statuses.Tables.BOOKMARK;
import static stoa.statuses.sql.statuses.Tables.FAVOURITE;
import static stoa.statuses.sql.statuses.Tables.FILTER_STATUS;
import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.PIN;
import static stoa.statuses.sql.statuses.Tables.REBLOG;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_CARD;
import static stoa.statuses.sql.statuses.Tables.STATUS_EDIT;
import static stoa.statuses.sql.statuses.Tables.STATUS_TAG;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.statuses.QuoteView;
import stoa.statuses.StatusId;

/** Statements that delete statuses and what hangs on them: a fixed number, however many. */
@Singleton
class RemovalSql {
    private static final List<TableField<?, Long>> HANGS_ON_THEM = List.of(
            MENTION.STATUS_ID,
            FAVOURITE.STATUS_ID,
            STATUS_EDIT.STATUS_ID,
            BOOKMARK.STATUS_ID,
            FILTER_STATUS.STATUS_ID,
            STATUS_CARD.STATUS_ID);

    private final Database database;

    RemovalSql(Database database) {
        this.database = database;
    }

    /**
     * Deletes those of some statuses that are their author's and no reblogs.
     *
     * @return what is needed to undo their figures
     */
    List<Deleted> delete(Collection<StatusId> statuses, AccountId author) {
        var ids = StatusId.values(statuses);
        return database.write(sql -> {
            var deleted = sql.deleteFrom(STATUS)
                    .where(STATUS.ID.eq(any(ids)))
                    .and(STATUS.ACCOUNT_ID.eq(author.value()))
                    .and(STATUS.REBLOG_OF_ID.isNull())
                    .returningResult(
                            STATUS.ID,
                            STATUS.TEXT,
                            STATUS.VISIBILITY,
                            STATUS.IN_REPLY_TO_ID,
                            STATUS.HAS_POLL,
                            STATUS.QUOTE_OF_ID,
                            STATUS.QUOTE_STATE)
                    .fetch();
            if (deleted.isEmpty()) {
                return List.of();
            }
            var gone = deleted.getValues(STATUS.ID).toArray(Long[]::new);
            var tags = clear(sql, author, gone);
            return deleted.map(row -> new Deleted(
                    new StatusId(row.value1()),
                    row.value2(),
                    row.value3(),
                    row.value4() == null ? null : new StatusId(row.value4()),
                    row.value5(),
                    row.value6() == null ? null : new StatusId(row.value6()),
                    QuoteView.ACCEPTED.equals(row.value7()),
                    tags.getOrDefault(row.value1(), List.of())));
        });
    }

    /** @return the hashtags by status */
    private static Map<Long, List<String>> clear(DSLContext sql, AccountId author, Long[] ids) {
        for (var status : HANGS_ON_THEM) {
            sql.deleteFrom(status.getTable()).where(status.eq(any(ids))).execute();
        }
        sql.deleteFrom(PIN)
                .where(PIN.ACCOUNT_ID.eq(author.value()))
                .and(PIN.STATUS_ID.eq(any(ids)))
                .execute();
        // Answers stay, and answer nothing any more; an answer is younger than what it answers.
        sql.update(STATUS)
                .setNull(STATUS.IN_REPLY_TO_ID)
                .where(STATUS.IN_REPLY_TO_ID.eq(any(ids)))
                .and(STATUS.ID.gt(List.of(ids).stream().min(Long::compare).orElseThrow()))
                .execute();
        return sql.deleteFrom(STATUS_TAG)
                .where(STATUS_TAG.STATUS_ID.eq(any(ids)))
                .returningResult(STATUS_TAG.STATUS_ID, STATUS_TAG.TAG)
                .fetchGroups(STATUS_TAG.STATUS_ID, STATUS_TAG.TAG);
    }

    /**
     * Deletes the reblogs of statuses.
     *
     * @return who had reblogged them, once for each
     */
    List<AccountId> deleteReblogs(Collection<StatusId> statuses) {
        return database.write(sql -> {
            var reblogs = sql.deleteFrom(REBLOG)
                    .where(REBLOG.STATUS_ID.eq(any(StatusId.values(statuses))))
                    .returningResult(REBLOG.REBLOG_ID, REBLOG.ACCOUNT_ID)
                    .fetch();
            if (!reblogs.isEmpty()) {
                sql.deleteFrom(STATUS)
                        .where(STATUS.ID.eq(
                                any(reblogs.getValues(REBLOG.REBLOG_ID).toArray(Long[]::new))))
                        .execute();
            }
            return reblogs.map(row -> new AccountId(row.value2()));
        });
    }

    /** The first of somebody's statuses, reblogs among them. */
    List<Own> first(AccountId author, int most) {
        return database.write(sql -> sql.select(STATUS.ID, STATUS.REBLOG_OF_ID, STATUS.VISIBILITY)
                .from(STATUS)
                .where(STATUS.ACCOUNT_ID.eq(author.value()))
                .orderBy(STATUS.ID)
                .limit(most)
                .fetch(row -> new Own(
                        new StatusId(row.value1()),
                        row.value2() == null ? null : new StatusId(row.value2()),
                        row.value3())));
    }

    /** Takes reblogs of somebody's back. */
    void takeBack(Collection<Own> reblogs, AccountId account) {
        database.write(sql -> {
            sql.deleteFrom(REBLOG)
                    .where(REBLOG.ACCOUNT_ID.eq(account.value()))
                    .and(REBLOG.STATUS_ID.eq(any(reblogs.stream()
                            .flatMap(one -> one.original().stream())
                            .map(StatusId::value)
                            .toArray(Long[]::new))))
                    .execute();
            return sql.deleteFrom(STATUS)
                    .where(STATUS.ID.eq(
                            any(StatusId.values(reblogs.stream().map(Own::id).toList()))))
                    .execute();
        });
    }

    /**
     * Forgets who was answered in what answers nothing any more.
     *
     * @return how many answers
     */
    int forgetAnswersTo(AccountId account, int most) {
        return database.write(sql -> {
            var answers = sql.select(STATUS.ID)
                    .from(STATUS)
                    .where(STATUS.IN_REPLY_TO_ACCOUNT_ID.eq(account.value()))
                    .and(STATUS.IN_REPLY_TO_ID.isNull())
                    .limit(most)
                    .fetch(STATUS.ID)
                    .toArray(Long[]::new);
            return sql.update(STATUS)
                    .setNull(STATUS.IN_REPLY_TO_ACCOUNT_ID)
                    .where(STATUS.ID.eq(any(answers)))
                    .execute();
        });
    }

    /**
     * What is left of a deleted status.
     *
     * @param quoteOf what it quoted, also where that had been revoked
     * @param isQuote whether it had not
     * @param tags in lower case
     */
    record Deleted(
            StatusId id,
            String text,
            String visibility,
            @Nullable StatusId inReplyTo,
            boolean hasPoll,
            @Nullable StatusId quoteOf,
            boolean isQuote,
            List<String> tags) {}

    /**
     * A status of somebody's.
     *
     * @param reblogOf null where it is no reblog
     */
    record Own(StatusId id, @Nullable StatusId reblogOf, String visibility) {
        Optional<StatusId> original() {
            return Optional.ofNullable(reblogOf);
        }
    }
}
