package stoa.statuses.reading;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static stoa.statuses.sql.graph_api.Tables.BLOCK_V1;
import static stoa.statuses.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.statuses.sql.graph_api.Tables.MUTE_V1;
import static stoa.statuses.sql.statuses.Tables.BOOKMARK;
import static stoa.statuses.sql.statuses.Tables.FAVOURITE;
import static stoa.statuses.sql.statuses.Tables.MUTED_CONVERSATION;
import static stoa.statuses.sql.statuses.Tables.PIN;
import static stoa.statuses.sql.statuses.Tables.REBLOG;
import static stoa.statuses.sql.statuses.Tables.STATUS;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;
import stoa.statuses.StatusMarks;

/** Which of some statuses each of some viewers may see, and what they did with them. */
@Singleton
class ManyViewersSql {
    private static final Field<Long> VIEWER = field(name("viewer", "id"), Long.class);

    private final Database database;

    ManyViewersSql(Database database) {
        this.database = database;
    }

    /** The marks of those who may see a status, also where they hide its author; in one statement. */
    Map<Sight, StatusMarks> marks(Collection<StatusId> statuses, Collection<AccountId> viewers) {
        var ids = statuses.stream().map(StatusId::value).distinct().toArray(Long[]::new);
        var accounts = viewers.stream().map(AccountId::value).distinct().toArray(Long[]::new);
        return database.read(Consistency.ownWrites(), sql -> {
            var marks = new HashMap<Sight, StatusMarks>();
            sql.select(
                            STATUS.ID,
                            VIEWER,
                            marked(FAVOURITE.STATUS_ID, FAVOURITE.ACCOUNT_ID, ids),
                            marked(REBLOG.STATUS_ID, REBLOG.ACCOUNT_ID, ids),
                            marked(BOOKMARK.STATUS_ID, BOOKMARK.ACCOUNT_ID, ids),
                            marked(PIN.STATUS_ID, PIN.ACCOUNT_ID, ids),
                            field(exists(selectOne()
                                    .from(MUTED_CONVERSATION)
                                    .where(MUTED_CONVERSATION.ACCOUNT_ID.eq(VIEWER))
                                    .and(MUTED_CONVERSATION.CONVERSATION_ID.eq(
                                            coalesce(STATUS.CONVERSATION_ID, STATUS.ID))))),
                            isQuotable(),
                            hidden())
                    .from(STATUS)
                    .crossJoin(DSL.unnest(accounts).as("viewer", "id"))
                    .where(STATUS.ID.eq(DSL.any(ids)))
                    .and(Visibility.visibleTo(VIEWER))
                    .forEach(row -> marks.put(
                            new Sight(new StatusId(row.value1()), new AccountId(row.value2())),
                            new StatusMarks(
                                    row.value3(),
                                    row.value4(),
                                    row.value5(),
                                    row.value6(),
                                    row.value7(),
                                    false,
                                    row.value8(),
                                    row.value9())));
            return marks;
        });
    }

    private static Field<Boolean> marked(TableField<?, Long> status, TableField<?, Long> account, Long[] ids) {
        return field(exists(selectOne()
                .from(status.getTable())
                .where(account.eq(VIEWER))
                .and(status.eq(STATUS.ID))
                .and(status.eq(DSL.any(ids)))));
    }

    private static Field<Boolean> isQuotable() {
        var follows = exists(selectOne()
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(VIEWER))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(STATUS.ACCOUNT_ID)));
        return field(STATUS.VISIBILITY
                .ne(inline("direct"))
                .and(STATUS.ACCOUNT_ID
                        .eq(VIEWER)
                        .or(STATUS.QUOTE_POLICY.eq(inline("public")))
                        .or(STATUS.QUOTE_POLICY.eq(inline("followers")).and(follows))));
    }

    private static Field<String> hidden() {
        return case_().when(
                        exists(selectOne()
                                .from(BLOCK_V1)
                                .where(BLOCK_V1.ACCOUNT_ID.eq(VIEWER))
                                .and(BLOCK_V1.TARGET_ACCOUNT_ID.eq(STATUS.ACCOUNT_ID))),
                        inline("blocked_account"))
                .when(
                        exists(selectOne()
                                .from(MUTE_V1)
                                .where(MUTE_V1.ACCOUNT_ID.eq(VIEWER))
                                .and(MUTE_V1.TARGET_ACCOUNT_ID.eq(STATUS.ACCOUNT_ID))),
                        inline("muted_account"));
    }

    /** Somebody who looks at something. */
    record Sight(StatusId status, AccountId viewer) {}
}
