package stoa.statuses.engagement;

import static stoa.statuses.sql.statuses.Tables.REBLOG;
import static stoa.statuses.sql.statuses.Tables.STATUS;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;
import stoa.statuses.Reblogs;
import stoa.statuses.StatusDeleted;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;

/** {@link Reblogs} as statuses; the figures of the status and of the account change in the same transaction. */
@Singleton
class CountedReblogs implements Reblogs {
    private static final Set<String> VISIBILITIES = Set.of("public", "unlisted", "private");
    private static final Set<String> LISTED = Set.of("public", "unlisted");

    private final Database database;
    private final Statuses statuses;
    private final Accounts accounts;
    private final StatusFigures figures;
    private final Events events;

    CountedReblogs(Database database, Statuses statuses, Accounts accounts, StatusFigures figures, Events events) {
        this.database = database;
        this.statuses = statuses;
        this.accounts = accounts;
        this.figures = figures;
        this.events = events;
    }

    @Override
    public StatusView add(StatusId status, AccountId account, Optional<String> visibility) {
        var original = statuses.get(status, Viewer.of(account)).shown();
        var wanted = visibility(original, account, visibility);
        var id = database.write(sql -> insert(sql, original, account, wanted));
        return statuses.get(id, Viewer.of(account));
    }

    private String visibility(StatusView original, AccountId account, Optional<String> wanted) {
        boolean own = original.account().accountId().equals(account);
        if (original.visibility().equals("direct") || (original.visibility().equals("private") && !own)) {
            throw Refusal.forbidden("This action is not allowed");
        }
        if (original.visibility().equals("private")) {
            return "private";
        }
        if (wanted.isPresent() && !VISIBILITIES.contains(wanted.get())) {
            throw Refusal.invalid("Validation failed: Visibility is not included in the list");
        }
        return wanted.orElseGet(() -> {
            var usual = accounts.postingDefaults(account).privacy();
            return VISIBILITIES.contains(usual) ? usual : "private";
        });
    }

    private StatusId insert(DSLContext sql, StatusView original, AccountId account, String visibility) {
        var status = original.statusId();
        var made = sql.insertInto(REBLOG)
                .set(REBLOG.STATUS_ID, status.value())
                .set(REBLOG.ACCOUNT_ID, account.value())
                .set(REBLOG.LISTED, LISTED.contains(visibility))
                .onConflictDoNothing()
                .returningResult(REBLOG.REBLOG_ID)
                .fetchOptional(REBLOG.REBLOG_ID);
        if (made.isEmpty()) {
            return sql.select(REBLOG.REBLOG_ID)
                    .from(REBLOG)
                    .where(REBLOG.STATUS_ID.eq(status.value()))
                    .and(REBLOG.ACCOUNT_ID.eq(account.value()))
                    .fetchOptional(row -> new StatusId(row.value1()))
                    .orElseThrow(Refusal::notFound);
        }
        sql.insertInto(STATUS)
                .set(STATUS.ID, made.get())
                .set(STATUS.ACCOUNT_ID, account.value())
                .set(STATUS.TEXT, "")
                .set(STATUS.CONTENT, "")
                .set(STATUS.VISIBILITY, visibility)
                .set(STATUS.REBLOG_OF_ID, status.value())
                .set(STATUS.REBLOG_OF_ACCOUNT_ID, original.account().accountId().value())
                .execute();
        figures.count(status, StatusFigure.REBLOGS, 1);
        accounts.count(List.of(CounterChange.posted(account, LocalDate.now(ZoneOffset.UTC))));
        var reblog = new StatusId(made.get());
        events.publish(new StatusPosted(reblog, account, visibility, null, null, null));
        return reblog;
    }

    @Override
    public StatusView remove(StatusId status, AccountId account) {
        var id = statuses.get(status, Viewer.of(account)).shown().statusId();
        database.write(sql -> {
            var reblog = sql.deleteFrom(REBLOG)
                    .where(REBLOG.STATUS_ID.eq(id.value()))
                    .and(REBLOG.ACCOUNT_ID.eq(account.value()))
                    .returningResult(REBLOG.REBLOG_ID)
                    .fetchOptional(REBLOG.REBLOG_ID);
            reblog.ifPresent(gone -> {
                var visibility = sql.deleteFrom(STATUS)
                        .where(STATUS.ID.eq(gone))
                        .returningResult(STATUS.VISIBILITY)
                        .fetchOptional(STATUS.VISIBILITY);
                figures.count(id, StatusFigure.REBLOGS, -1);
                accounts.count(List.of(CounterChange.removed(account)));
                events.publish(new StatusDeleted(
                        new StatusId(gone), account, null, id, null, visibility.orElse("private"), List.of()));
            });
            return reblog.isPresent();
        });
        return statuses.get(id, Viewer.of(account));
    }
}
