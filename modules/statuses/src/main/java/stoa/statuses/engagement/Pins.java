package stoa.statuses.engagement;

import static stoa.statuses.sql.statuses.Tables.PIN;

import jakarta.inject.Singleton;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** What people keep at the top of their own profile: few. */
@Singleton
class Pins {
    private static final int MAX = 5;

    private final Database database;
    private final Statuses statuses;
    private final MarkSql marks;

    Pins(Database database, Statuses statuses, MarkSql marks) {
        this.database = database;
        this.statuses = statuses;
        this.marks = marks;
    }

    StatusView pin(StatusId id, AccountId account) {
        check(statuses.get(id, Viewer.of(account)), account);
        database.write(sql -> {
            // One pin at a time per account, or two at once would both find room for the last one.
            sql.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(-account.value())))
                    .fetch();
            if (marks.add(Mark.PIN_MARK, id, account)
                    && sql.fetchCount(PIN, PIN.ACCOUNT_ID.eq(account.value())) > MAX) {
                throw Refusal.invalid("Validation failed: You have already pinned the maximum number of posts");
            }
            return true;
        });
        return statuses.get(id, Viewer.of(account));
    }

    private static void check(StatusView status, AccountId account) {
        if (!status.account().accountId().equals(account)) {
            throw Refusal.invalid("Validation failed: Someone else's post cannot be pinned");
        }
        if (status.reblog() != null) {
            throw Refusal.invalid("Validation failed: A boost cannot be pinned");
        }
        if (status.visibility().equals("direct")) {
            throw Refusal.invalid("Validation failed: Posts that are only visible to mentioned users cannot be pinned");
        }
    }

    StatusView unpin(StatusId id, AccountId account) {
        statuses.get(id, Viewer.of(account));
        marks.remove(Mark.PIN_MARK, id, account);
        return statuses.get(id, Viewer.of(account));
    }
}
