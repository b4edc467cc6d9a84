package stoa.timelines.home;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/**
 * The home timeline by pull, which is its definition: the newest few of each author whom somebody follows, merged. Its cost
 * grows with the number of people followed, not with what they ever posted.
 */
@Singleton
class HomeTimelineSql {
    private final Database database;

    HomeTimelineSql(Database database) {
        this.database = database;
    }

    /** One page: all of one's own, and what the people followed posted, but not their answers to strangers. */
    List<StatusId> page(AccountId account, PageRequest page) {
        long me = account.value();
        var author = field(name("author", "id"), Long.class);
        var authors = select(FOLLOW_V1.TARGET_ACCOUNT_ID.as("id"))
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(me))
                .unionAll(select(val(me)))
                .asTable("author", "id");
        var newest = lateral(select(STATUS_V1.ID)
                        .from(STATUS_V1)
                        .where(STATUS_V1.ACCOUNT_ID.eq(author))
                        .and(STATUS_V1.ID.lt(page.before()))
                        .and(STATUS_V1.ID.gt(page.after()))
                        .and(author.eq(me).or(meantForFollowers(me)))
                        .orderBy(page.upward() ? STATUS_V1.ID.asc() : STATUS_V1.ID.desc())
                        .limit(page.limit()))
                .as("newest", "id");
        var id = field(name("newest", "id"), Long.class);
        var ids = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(id)
                        .from(authors)
                        .crossJoin(newest)
                        .orderBy(page.upward() ? id.asc() : id.desc())
                        .limit(page.limit())
                        .fetch(row -> new StatusId(row.value1())));
        return page.upward() ? ids.reversed() : ids;
    }

    /** Whether what somebody followed posted is for their followers' home: the condition on {@code status_v1}. */
    static Condition meantForFollowers(long me) {
        var followed = exists(selectOne()
                .from(FOLLOW_V1.as("other"))
                .where(FOLLOW_V1.as("other").ACCOUNT_ID.eq(me))
                .and(FOLLOW_V1.as("other").TARGET_ACCOUNT_ID.eq(STATUS_V1.IN_REPLY_TO_ACCOUNT_ID)));
        return STATUS_V1
                .VISIBILITY
                .ne(inline("direct"))
                .and(STATUS_V1
                        .IN_REPLY_TO_ID
                        .isNull()
                        .or(STATUS_V1.IN_REPLY_TO_ACCOUNT_ID.in(val(me), STATUS_V1.ACCOUNT_ID))
                        .or(followed));
    }
}
