package stoa.statuses.engagement;

import static stoa.statuses.sql.statuses.Tables.MUTED_CONVERSATION;
import static stoa.statuses.sql.statuses.Tables.STATUS;

import jakarta.inject.Singleton;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;

/** Statements on conversations of which somebody wants to hear no more. */
@Singleton
class ConversationMuteSql {
    private final Database database;

    ConversationMuteSql(Database database) {
        this.database = database;
    }

    void mute(StatusId status, AccountId account) {
        database.write(sql -> sql.insertInto(
                        MUTED_CONVERSATION, MUTED_CONVERSATION.ACCOUNT_ID, MUTED_CONVERSATION.CONVERSATION_ID)
                .select(DSL.select(DSL.val(account.value()), DSL.coalesce(STATUS.CONVERSATION_ID, STATUS.ID))
                        .from(STATUS)
                        .where(STATUS.ID.eq(status.value())))
                .onConflictDoNothing()
                .execute());
    }

    void unmute(StatusId status, AccountId account) {
        database.write(sql -> sql.deleteFrom(MUTED_CONVERSATION)
                .where(MUTED_CONVERSATION.ACCOUNT_ID.eq(account.value()))
                .and(MUTED_CONVERSATION.CONVERSATION_ID.in(conversationOf(status)))
                .execute());
    }

    private static Select<Record1<Long>> conversationOf(StatusId status) {
        return DSL.select(DSL.coalesce(STATUS.CONVERSATION_ID, STATUS.ID))
                .from(STATUS)
                .where(STATUS.ID.eq(status.value()));
    }
}
