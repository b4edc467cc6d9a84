package stoa.statuses.reading;

import static stoa.statuses.sql.graph_api.Tables.BLOCK_V1;
import static stoa.statuses.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.statuses.sql.graph_api.Tables.HIDDEN_ACCOUNT_V1;
import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.STATUS;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import stoa.statuses.Viewer;

/**
 * Who may see a status: the one place where it is decided. Public and unlisted ones anybody; private ones the author's
 * followers; every one its author and those whom it mentions; none anybody whom its author blocks.
 */
final class Visibility {
    private Visibility() {}

    /** The condition on {@code statuses.status} under which a viewer may see a row. */
    static Condition visibleTo(Viewer viewer) {
        return viewer.account().map(me -> visibleTo(DSL.val(me.value()))).orElseGet(Visibility::isOpen);
    }

    private static Condition isOpen() {
        return STATUS.VISIBILITY.in(DSL.inline("public"), DSL.inline("unlisted"));
    }

    private static Condition visibleTo(Field<Long> me) {
        var follows = DSL.exists(DSL.selectOne()
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(me))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(STATUS.ACCOUNT_ID)));
        var mentioned = DSL.exists(DSL.selectOne()
                .from(MENTION)
                .where(MENTION.STATUS_ID.eq(STATUS.ID))
                .and(MENTION.ACCOUNT_ID.eq(me)));
        var blocked = DSL.selectOne()
                .from(BLOCK_V1)
                .where(BLOCK_V1.ACCOUNT_ID.eq(STATUS.ACCOUNT_ID))
                .and(BLOCK_V1.TARGET_ACCOUNT_ID.eq(me));
        return isOpen().or(STATUS.ACCOUNT_ID.eq(me))
                .or(STATUS.VISIBILITY.eq(DSL.inline("private")).and(follows))
                .or(mentioned)
                .andNotExists(blocked);
    }

    /**
     * The same where the viewer did not ask for this author: without those whom they block or mute. Timelines, which do
     * not choose from these tables, ask the same view.
     */
    static Condition unaskedVisibleTo(Viewer viewer) {
        return viewer.account().map(me -> unaskedVisibleTo(DSL.val(me.value()))).orElseGet(Visibility::isOpen);
    }

    /** The same for many viewers at once, by their ids. */
    static Condition unaskedVisibleTo(Field<Long> me) {
        return visibleTo(me)
                .andNotExists(DSL.selectOne()
                        .from(HIDDEN_ACCOUNT_V1)
                        .where(HIDDEN_ACCOUNT_V1.ACCOUNT_ID.eq(me))
                        .and(HIDDEN_ACCOUNT_V1.HIDDEN_ACCOUNT_ID.eq(STATUS.ACCOUNT_ID)));
    }
}
