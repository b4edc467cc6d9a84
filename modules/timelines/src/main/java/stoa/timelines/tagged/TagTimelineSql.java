package stoa.timelines.tagged;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_TAG_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.timelines.restricting.Unrestricted;

/** The timeline of a hashtag by keyset on the index of tags. */
@Singleton
class TagTimelineSql {
    private final Database database;

    TagTimelineSql(Database database) {
        this.database = database;
    }

    /** One page of public statuses, newest first. The bounds are said of both tables, so that partitions of both drop out. */
    List<StatusId> page(TagChoice choice, PageRequest page, Viewer viewer) {
        var id = STATUS_TAG_V1.STATUS_ID;
        var ids = database.read(
                Consistency.ownWrites(),
                sql -> sql.selectDistinct(id)
                        .from(STATUS_TAG_V1)
                        .join(STATUS_V1)
                        .on(STATUS_V1.ID.eq(id))
                        .where(STATUS_TAG_V1.TAG.in(choice.any()))
                        .and(STATUS_V1.VISIBILITY.eq(DSL.inline("public")))
                        .and(Unrestricted.author(STATUS_V1.ACCOUNT_ID, viewer))
                        .and(choice.all().stream()
                                .map(tag -> exists(carrying(tag)))
                                .reduce(DSL.noCondition(), Condition::and))
                        .and(choice.none().stream()
                                .map(tag -> notExists(carrying(tag)))
                                .reduce(DSL.noCondition(), Condition::and))
                        .and(choice.onlyMedia() ? DSL.condition(STATUS_V1.HAS_MEDIA) : DSL.noCondition())
                        .and(id.lt(page.before()))
                        .and(id.gt(page.after()))
                        .and(STATUS_V1.ID.lt(page.before()))
                        .and(STATUS_V1.ID.gt(page.after()))
                        .orderBy(page.upward() ? id.asc() : id.desc())
                        .limit(page.limit())
                        .fetch(row -> new StatusId(row.value1())));
        return page.upward() ? ids.reversed() : ids;
    }

    private static Select<Record1<Integer>> carrying(String tag) {
        var also = STATUS_TAG_V1.as("also");
        return selectOne().from(also).where(also.STATUS_ID.eq(STATUS_V1.ID)).and(also.TAG.eq(tag));
    }
}
