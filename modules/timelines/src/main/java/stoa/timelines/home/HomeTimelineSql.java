package stoa.timelines.home;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.graph_api.Tables.LIST_MEMBER_V1;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/** The home timeline: oneself, and those whom one follows but does not mute or keep in an exclusive list. */
@Singleton
class HomeTimelineSql {
    private final AuthorMerge merge;

    HomeTimelineSql(AuthorMerge merge) {
        this.merge = merge;
    }

    /** One page: all of one's own, and what the people followed posted, but not their answers to strangers. */
    List<StatusId> page(AccountId reader, PageRequest page) {
        long me = reader.value();
        var elsewhere = selectOne()
                .from(LIST_MEMBER_V1)
                .where(LIST_MEMBER_V1.OWNER_ID.eq(me))
                .and(LIST_MEMBER_V1.ACCOUNT_ID.eq(FOLLOW_V1.TARGET_ACCOUNT_ID))
                .and(LIST_MEMBER_V1.EXCLUSIVE);
        var authors = select(FOLLOW_V1.TARGET_ACCOUNT_ID, FOLLOW_V1.LANGUAGES)
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(me))
                .and(AuthorMerge.isNotHidden(FOLLOW_V1.TARGET_ACCOUNT_ID, reader))
                .and(notExists(elsewhere))
                .unionAll(select(val(me), val(new String[0])));
        return merge.page(reader, authors, AuthorMerge.answersToFollowed(reader), page);
    }
}
