package stoa.timelines.open;

import static stoa.timelines.sql.graph_api.Tables.HIDDEN_ACCOUNT_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.timelines.PublicTimeline;
import stoa.timelines.restricting.Unrestricted;

/** The public timeline by keyset on the index of public statuses. */
@Singleton
class PublicTimelineSql implements PublicTimeline {
    /** Everybody's page may be a little behind; nobody misses their own part of it. */
    private static final Consistency RECENT = Consistency.atMost(Duration.ofSeconds(5));

    private final Database database;

    PublicTimelineSql(Database database) {
        this.database = database;
    }

    @Override
    public List<StatusId> page(PageRequest page, boolean onlyMedia, Viewer viewer) {
        var ids = database.read(
                RECENT,
                sql -> sql.select(STATUS_V1.ID)
                        .from(STATUS_V1)
                        .where(STATUS_V1.VISIBILITY.eq(DSL.inline("public")))
                        .and(STATUS_V1
                                .IN_REPLY_TO_ID
                                .isNull()
                                .or(STATUS_V1.IN_REPLY_TO_ACCOUNT_ID.eq(STATUS_V1.ACCOUNT_ID)))
                        .and(viewer.account()
                                .map(PublicTimelineSql::notHiddenFrom)
                                .orElse(DSL.noCondition()))
                        .and(Unrestricted.author(STATUS_V1.ACCOUNT_ID, viewer))
                        .and(STATUS_V1.REBLOG_OF_ID.isNull())
                        .and(onlyMedia ? DSL.condition(STATUS_V1.HAS_MEDIA) : DSL.noCondition())
                        .and(STATUS_V1.ID.lt(page.before()))
                        .and(STATUS_V1.ID.gt(page.after()))
                        .orderBy(page.upward() ? STATUS_V1.ID.asc() : STATUS_V1.ID.desc())
                        .limit(page.limit())
                        .fetch(row -> new StatusId(row.value1())));
        return page.upward() ? ids.reversed() : ids;
    }

    private static Condition notHiddenFrom(AccountId reader) {
        return DSL.notExists(DSL.selectOne()
                .from(HIDDEN_ACCOUNT_V1)
                .where(HIDDEN_ACCOUNT_V1.ACCOUNT_ID.eq(reader.value()))
                .and(HIDDEN_ACCOUNT_V1.HIDDEN_ACCOUNT_ID.eq(STATUS_V1.ACCOUNT_ID)));
    }
}
