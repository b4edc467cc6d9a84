package stoa.statuses.quoting;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static stoa.statuses.sql.statuses.Tables.QUOTE;
import static stoa.statuses.sql.statuses.Tables.STATUS;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.QuoteView;
import stoa.statuses.StatusEdited;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.statuses.reading.Visibility;

/** Statements on what quotes what. */
@Singleton
class QuoteSql {
    private static final String REVOKED = "revoked";
    private static final String DELETED = "deleted";

    private final Database database;

    QuoteSql(Database database) {
        this.database = database;
    }

    void insert(StatusId quoted, StatusId quote) {
        database.write(sql -> sql.insertInto(QUOTE)
                .set(QUOTE.STATUS_ID, quoted.value())
                .set(QUOTE.QUOTE_ID, quote.value())
                .execute());
    }

    /** What quotes a status, as far as the viewer may see it and hides nobody of them, the newest first. */
    List<StatusId> page(StatusId quoted, PageRequest page, Viewer viewer) {
        var ids = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(QUOTE.QUOTE_ID)
                        .from(QUOTE)
                        .join(STATUS)
                        .on(STATUS.ID.eq(QUOTE.QUOTE_ID))
                        .where(QUOTE.STATUS_ID.eq(quoted.value()))
                        .and(QUOTE.QUOTE_ID.lt(page.before()))
                        .and(QUOTE.QUOTE_ID.gt(page.after()))
                        // A quote is younger than what it quotes: the months before are not looked at.
                        .and(STATUS.ID.gt(quoted.value()))
                        .and(Visibility.unaskedVisibleTo(viewer))
                        .orderBy(page.upward() ? QUOTE.QUOTE_ID.asc() : QUOTE.QUOTE_ID.desc())
                        .limit(page.limit())
                        .fetch(row -> new StatusId(row.value1())));
        return page.upward() ? ids.reversed() : ids;
    }

    /**
     * Detaches a quote from what it quotes.
     *
     * @return what is to be told of it; empty where that is not quoted there, any more
     */
    Optional<StatusEdited> revoke(StatusId quoted, StatusId quote) {
        return database.write(sql -> {
            sql.deleteFrom(QUOTE)
                    .where(QUOTE.STATUS_ID.eq(quoted.value()))
                    .and(QUOTE.QUOTE_ID.eq(quote.value()))
                    .execute();
            return sql.update(STATUS)
                    .set(STATUS.QUOTE_STATE, inline(REVOKED))
                    .where(STATUS.ID.eq(quote.value()))
                    .and(STATUS.QUOTE_OF_ID.eq(quoted.value()))
                    .and(STATUS.QUOTE_STATE.eq(inline(QuoteView.ACCEPTED)))
                    .returningResult(STATUS.ACCOUNT_ID, STATUS.VISIBILITY)
                    .fetchOptional(row -> new StatusEdited(quote, new AccountId(row.value1()), row.value2(), false));
        });
    }

    boolean isRevoked(StatusId quoted, StatusId quote) {
        return database.read(
                Consistency.primary(),
                sql -> sql.fetchExists(select(STATUS.ID)
                        .from(STATUS)
                        .where(STATUS.ID.eq(quote.value()))
                        .and(STATUS.QUOTE_OF_ID.eq(quoted.value()))
                        .and(STATUS.QUOTE_STATE.eq(inline(REVOKED)))));
    }

    /**
     * Lets what quotes some statuses quote nothing any more, for they are gone.
     *
     * @return what quoted them
     */
    List<StatusId> lose(Collection<StatusId> quoted) {
        return database.write(sql -> {
            var quotes = sql.deleteFrom(QUOTE)
                    .where(QUOTE.STATUS_ID.eq(any(StatusId.values(quoted))))
                    .returningResult(QUOTE.QUOTE_ID)
                    .fetch(QUOTE.QUOTE_ID);
            if (!quotes.isEmpty()) {
                sql.update(STATUS)
                        .set(STATUS.QUOTE_STATE, inline(DELETED))
                        .setNull(STATUS.QUOTE_OF_ID)
                        .where(STATUS.ID.eq(any(quotes.toArray(Long[]::new))))
                        .execute();
            }
            return quotes.stream().map(StatusId::new).toList();
        });
    }

    /** Forgets that some statuses quoted others, for they are gone. */
    void forget(Collection<StatusId> quotes, Collection<StatusId> quoted) {
        database.write(sql -> sql.deleteFrom(QUOTE)
                .where(QUOTE.STATUS_ID.eq(any(StatusId.values(quoted))))
                .and(QUOTE.QUOTE_ID.eq(any(StatusId.values(quotes))))
                .execute());
    }

    /** Says who may quote a status from now on. */
    void setPolicy(StatusId status, String policy) {
        database.write(sql -> sql.update(STATUS)
                .set(STATUS.QUOTE_POLICY, policy)
                .where(STATUS.ID.eq(status.value()))
                .execute());
    }
}
