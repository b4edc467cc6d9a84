package stoa.timelines.home;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.graph_api.Tables.LIST_MEMBER_V1;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.timelines.sql.graph_api.tables.FollowV1;

/**
 * The home timeline by pull, which is its definition: oneself, and those whom one follows but does not mute or keep in an
 * exclusive list, and whatever is public under a hashtag that one follows. Its cost grows with the number of people followed, not with what they ever posted.
 */
@Singleton
class HomeTimelineSql {
    private final AuthorMerge merge;
    private final TagMerge tags;

    HomeTimelineSql(AuthorMerge merge, TagMerge tags) {
        this.merge = merge;
        this.tags = tags;
    }

    /** One page, in two statements. */
    List<StatusId> page(AccountId reader, PageRequest page) {
        return TagMerge.merge(fromAuthors(reader, page), tags.page(reader, page), page);
    }

    /**
     * One page of authors: all of one's own, and what the people followed posted, but not their answers to strangers, and what they
     * reblogged, unless one follows them without that.
     */
    List<StatusId> fromAuthors(AccountId reader, PageRequest page) {
        var authors = select(FOLLOW_V1.TARGET_ACCOUNT_ID, FOLLOW_V1.LANGUAGES, FOLLOW_V1.SHOW_REBLOGS)
                .from(FOLLOW_V1)
                .where(isReadAtHome(FOLLOW_V1, reader))
                .unionAll(select(val(reader.value()), val(new String[0]), val(true)));
        return merge.page(reader, authors, AuthorMerge.answersToFollowed(reader), page);
    }

    /** The follows of a reader whose targets stand in the home timeline. */
    static Condition isReadAtHome(FollowV1 follow, AccountId reader) {
        return isReadAtHome(follow, val(reader.value()));
    }

    /** The same for many readers, by their ids. */
    static Condition isReadAtHome(FollowV1 follow, Field<Long> reader) {
        var elsewhere = selectOne()
                .from(LIST_MEMBER_V1)
                .where(LIST_MEMBER_V1.OWNER_ID.eq(reader))
                .and(LIST_MEMBER_V1.ACCOUNT_ID.eq(follow.TARGET_ACCOUNT_ID))
                .and(LIST_MEMBER_V1.EXCLUSIVE);
        return follow.ACCOUNT_ID
                .eq(reader)
                .and(AuthorMerge.isNotHidden(follow.TARGET_ACCOUNT_ID, reader))
                .and(notExists(elsewhere));
    }
}
