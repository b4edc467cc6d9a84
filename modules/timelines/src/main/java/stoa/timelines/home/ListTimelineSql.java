package stoa.timelines.home;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.graph_api.Tables.LIST_MEMBER_V1;
import static stoa.timelines.sql.graph_api.Tables.LIST_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import stoa.accounts.AccountId;
import stoa.graph.ListId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;

/** The timeline of a list: what its members posted, with the answers that its owner wants. */
@Singleton
class ListTimelineSql {
    private final AuthorMerge merge;
    private final Database database;

    ListTimelineSql(AuthorMerge merge, Database database) {
        this.merge = merge;
        this.database = database;
    }

    /**
     * One page.
     *
     * @throws Refusal 404 where it is not a list of the reader's
     */
    List<StatusId> page(AccountId reader, ListId list, PageRequest page) {
        var policy = database.read(
                        Consistency.ownWrites(),
                        sql -> sql.select(LIST_V1.REPLIES_POLICY)
                                .from(LIST_V1)
                                .where(LIST_V1.ID.eq(list.value()))
                                .and(LIST_V1.ACCOUNT_ID.eq(reader.value()))
                                .fetchOptional(LIST_V1.REPLIES_POLICY))
                .orElseThrow(Refusal::notFound);
        var authors = select(
                        LIST_MEMBER_V1.ACCOUNT_ID,
                        coalesce(FOLLOW_V1.LANGUAGES, val(new String[0])),
                        coalesce(FOLLOW_V1.SHOW_REBLOGS, val(true)))
                .from(LIST_MEMBER_V1)
                .leftJoin(FOLLOW_V1)
                .on(FOLLOW_V1.ACCOUNT_ID.eq(reader.value()))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(LIST_MEMBER_V1.ACCOUNT_ID))
                .where(LIST_MEMBER_V1.LIST_ID.eq(list.value()))
                .and(AuthorMerge.isNotHidden(LIST_MEMBER_V1.ACCOUNT_ID, reader));
        return merge.page(reader, authors, answers(policy, reader, list), page);
    }

    private static Condition answers(String policy, AccountId reader, ListId list) {
        return switch (policy) {
            case "followed" -> AuthorMerge.answersToFollowed(reader);
            case "list" -> {
                var other = LIST_MEMBER_V1.as("other");
                yield exists(selectOne()
                        .from(other)
                        .where(other.LIST_ID.eq(list.value()))
                        .and(other.ACCOUNT_ID.eq(STATUS_V1.IN_REPLY_TO_ACCOUNT_ID)));
            }
            default -> falseCondition();
        };
    }
}
