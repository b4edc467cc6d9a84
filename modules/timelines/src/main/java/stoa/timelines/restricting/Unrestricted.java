package stoa.timelines.restricting;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static stoa.timelines.sql.accounts_api.Tables.RESTRICTED_ACCOUNT_V1;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;

import org.jooq.Condition;
import org.jooq.Field;
import stoa.accounts.AccountId;
import stoa.statuses.Viewer;

/**
 * Which authors stand in timelines of everybody's posts: none who is suspended, and of those who are silenced only whom the reader
 * follows, or is.
 */
public final class Unrestricted {
    private Unrestricted() {}

    public static Condition author(Field<Long> author, Viewer viewer) {
        return notExists(selectOne()
                .from(RESTRICTED_ACCOUNT_V1)
                .where(RESTRICTED_ACCOUNT_V1.ACCOUNT_ID.eq(author))
                .and(viewer.account()
                        .map(reader ->
                                condition(RESTRICTED_ACCOUNT_V1.SUSPENDED).or(isFarFrom(author, reader)))
                        .orElse(noCondition())));
    }

    private static Condition isFarFrom(Field<Long> author, AccountId reader) {
        return author.ne(reader.value())
                .andNot(exists(selectOne()
                        .from(FOLLOW_V1)
                        .where(FOLLOW_V1.ACCOUNT_ID.eq(reader.value()))
                        .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(author))));
    }
}
