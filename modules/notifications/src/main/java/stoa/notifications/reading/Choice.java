package stoa.notifications.reading;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static stoa.notifications.sql.graph_api.Tables.BLOCK_V1;
import static stoa.notifications.sql.graph_api.Tables.MUTE_V1;
import static stoa.notifications.sql.statuses_api.Tables.MUTED_CONVERSATION_V1;

import java.util.List;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.notifications.sql.notifications.tables.Notification;
import stoa.platform.web.Parameters;

/**
 * Which of their notifications somebody asks for.
 *
 * @param types only these; empty for all
 * @param excluded none of these
 * @param from only of this account
 * @param filtered also those that the policy keeps apart
 */
record Choice(List<String> types, List<String> excluded, OptionalLong from, boolean filtered) {
    static final Choice ALL_WITH_FILTERED = new Choice(List.of(), List.of(), OptionalLong.empty(), true);

    /** More types than there are need not be listened to. */
    private static final int MOST_TYPES = 40;

    static Choice of(Parameters parameters) {
        return new Choice(
                some(parameters.texts("types")),
                some(parameters.texts("exclude_types")),
                parameters.id("account_id"),
                parameters.isSet("include_filtered"));
    }

    private static List<String> some(List<String> types) {
        return types.stream().limit(MOST_TYPES).distinct().toList();
    }

    /** What is asked for of the reader's own, without what blocks, mutes and muted conversations hide by now. */
    Condition on(Notification notification, AccountId reader) {
        var chosen = isShownTo(notification, reader);
        if (!types.isEmpty()) {
            chosen = chosen.and(notification.TYPE.eq(DSL.any(types.toArray(String[]::new))));
        }
        if (!excluded.isEmpty()) {
            chosen = chosen.and(notification.TYPE.ne(DSL.all(excluded.toArray(String[]::new))));
        }
        if (from.isPresent()) {
            chosen = chosen.and(notification.FROM_ACCOUNT_ID.eq(from.getAsLong()));
        }
        return filtered ? chosen : chosen.and(notification.FILTERED.eq(inline(false)));
    }

    /** Of somebody whose notifications the reader does not hide. */
    static Condition isShownTo(Notification notification, AccountId reader) {
        var blocks = selectOne()
                .from(BLOCK_V1)
                .where(BLOCK_V1.ACCOUNT_ID.eq(reader.value()))
                .and(BLOCK_V1.TARGET_ACCOUNT_ID.eq(notification.FROM_ACCOUNT_ID));
        var isBlocked = selectOne()
                .from(BLOCK_V1)
                .where(BLOCK_V1.ACCOUNT_ID.eq(notification.FROM_ACCOUNT_ID))
                .and(BLOCK_V1.TARGET_ACCOUNT_ID.eq(reader.value()));
        var mutes = selectOne()
                .from(MUTE_V1)
                .where(MUTE_V1.ACCOUNT_ID.eq(reader.value()))
                .and(MUTE_V1.TARGET_ACCOUNT_ID.eq(notification.FROM_ACCOUNT_ID))
                .and(MUTE_V1.HIDE_NOTIFICATIONS);
        var mutesConversation = selectOne()
                .from(MUTED_CONVERSATION_V1)
                .where(MUTED_CONVERSATION_V1.ACCOUNT_ID.eq(reader.value()))
                .and(MUTED_CONVERSATION_V1.CONVERSATION_ID.eq(notification.CONVERSATION_ID));
        return notification
                .ACCOUNT_ID
                .eq(reader.value())
                .and(notExists(blocks))
                .and(notExists(isBlocked))
                .and(notExists(mutes))
                .and(notExists(mutesConversation));
    }
}
