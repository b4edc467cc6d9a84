package stoa.timelines.linked;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static stoa.timelines.sql.statuses_api.Tables.PREVIEW_CARD_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_CARD_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.timelines.restricting.Unrestricted;

/** The timeline of a link by keyset on the index of previews. */
@Singleton
class LinkTimelineSql {
    private final Database database;

    LinkTimelineSql(Database database) {
        this.database = database;
    }

    /**
     * One page of public statuses, newest first; empty where no link of this address is known. The bounds are said of both
     * tables, so that partitions of both drop out.
     */
    Optional<List<StatusId>> page(String url, PageRequest page, Viewer viewer) {
        var id = STATUS_CARD_V1.STATUS_ID;
        var posted = multiset(select(id)
                        .from(STATUS_CARD_V1)
                        .join(STATUS_V1)
                        .on(STATUS_V1.ID.eq(id))
                        .where(STATUS_CARD_V1.CARD_ID.eq(PREVIEW_CARD_V1.CARD_ID))
                        .and(STATUS_V1.VISIBILITY.eq(inline("public")))
                        .and(Unrestricted.author(STATUS_V1.ACCOUNT_ID, viewer))
                        .and(id.lt(page.before()))
                        .and(id.gt(page.after()))
                        .and(STATUS_V1.ID.lt(page.before()))
                        .and(STATUS_V1.ID.gt(page.after()))
                        .orderBy(page.upward() ? id.asc() : id.desc())
                        .limit(page.limit()))
                .convertFrom(rows -> rows.map(row -> new StatusId(row.value1())));
        var ids = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(posted)
                        .from(PREVIEW_CARD_V1)
                        .where(PREVIEW_CARD_V1.URL.eq(url))
                        .fetchOptional(row -> row.value1()));
        return page.upward() ? ids.map(List::reversed) : ids;
    }
}
