package stoa.timelines.home;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static stoa.timelines.sql.statuses_api.Tables.FOLLOWED_TAG_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_TAG_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/**
 * What reaches a reader by hashtags that they follow: the newest few of each, merged. Always read, never written out: few
 * people follow hashtags, and those few of them.
 */
@Singleton
class TagMerge {
    private final Database database;

    TagMerge(Database database) {
        this.database = database;
    }

    /** One page of what anybody but the reader said in public under a hashtag that the reader follows, newest first. */
    List<StatusId> page(AccountId reader, PageRequest page) {
        var tagged = STATUS_TAG_V1.STATUS_ID;
        var newest = lateral(select(tagged)
                        .from(STATUS_TAG_V1)
                        .join(STATUS_V1)
                        .on(STATUS_V1.ID.eq(tagged))
                        .where(STATUS_TAG_V1.TAG.eq(FOLLOWED_TAG_V1.TAG))
                        .and(tagged.lt(page.before()))
                        .and(tagged.gt(page.after()))
                        .and(STATUS_V1.ID.lt(page.before()))
                        .and(STATUS_V1.ID.gt(page.after()))
                        .and(STATUS_V1.VISIBILITY.eq(inline("public")))
                        .and(STATUS_V1.ACCOUNT_ID.ne(reader.value()))
                        .and(AuthorMerge.isNotHidden(STATUS_V1.ACCOUNT_ID, reader))
                        .and(AuthorMerge.namesNobodyHiddenFrom(reader))
                        .orderBy(page.upward() ? tagged.asc() : tagged.desc())
                        .limit(page.limit()))
                .as("newest", "id");
        var id = field(name("newest", "id"), Long.class);
        var ids = database.read(
                Consistency.ownWrites(),
                sql -> sql.selectDistinct(id)
                        .from(FOLLOWED_TAG_V1)
                        .crossJoin(newest)
                        .where(FOLLOWED_TAG_V1.ACCOUNT_ID.eq(reader.value()))
                        .orderBy(page.upward() ? id.asc() : id.desc())
                        .limit(page.limit())
                        .fetch(row -> new StatusId(row.value1())));
        return page.upward() ? ids.reversed() : ids;
    }

    /** One page of two, each newest first and read by the same request. */
    static List<StatusId> merge(List<StatusId> some, List<StatusId> others, PageRequest page) {
        if (others.isEmpty()) {
            return some;
        }
        var byId = Comparator.comparingLong(StatusId::value);
        var merged = Stream.concat(some.stream(), others.stream())
                .distinct()
                .sorted(page.upward() ? byId : byId.reversed())
                .limit(page.limit())
                .toList();
        return page.upward() ? merged.reversed() : merged;
    }
}
