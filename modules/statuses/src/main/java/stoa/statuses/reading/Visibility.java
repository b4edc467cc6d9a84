package stoa.statuses.reading;

import static stoa.statuses.sql.accounts_api.Tables.RESTRICTED_ACCOUNT_V1;
import static stoa.statuses.sql.graph_api.Tables.HIDDEN_ACCOUNT_V1;
import static stoa.statuses.sql.statuses.Tables.STATUS;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import stoa.statuses.Viewer;
import stoa.statuses.sql.statuses.Routines;

/** Who may see a status: decided by the function {@code statuses.may_see}, here as a condition. */
public final class Visibility {
    private Visibility() {}

    /** The condition on {@code statuses.status} under which a viewer may see a row. */
    public static Condition visibleTo(Viewer viewer) {
        return viewer.account().map(me -> visibleTo(DSL.val(me.value()))).orElseGet(Visibility::isOpen);
    }

    /** The same for many viewers at once, by their ids. */
    static Condition visibleTo(Field<Long> viewer) {
        return DSL.condition(Routines.maySee(viewer, STATUS.ID, STATUS.ACCOUNT_ID, STATUS.VISIBILITY));
    }

    /** What strangers may see is said once more, so that it is part of the plan: they read most. */
    private static Condition isOpen() {
        return STATUS.VISIBILITY
                .in(DSL.inline("public"), DSL.inline("unlisted"))
                .andNotExists(DSL.selectOne()
                        .from(RESTRICTED_ACCOUNT_V1)
                        .where(RESTRICTED_ACCOUNT_V1.ACCOUNT_ID.eq(STATUS.ACCOUNT_ID))
                        .and(RESTRICTED_ACCOUNT_V1.SUSPENDED));
    }

    /**
     * The same where the viewer did not ask for this author: without those whom they block or mute. Timelines, which do
     * not choose from these tables, ask the same view.
     */
    public static Condition unaskedVisibleTo(Viewer viewer) {
        return viewer.account().map(me -> unaskedVisibleTo(DSL.val(me.value()))).orElseGet(Visibility::isOpen);
    }

    private static Condition unaskedVisibleTo(Field<Long> viewer) {
        return visibleTo(viewer)
                .andNotExists(DSL.selectOne()
                        .from(HIDDEN_ACCOUNT_V1)
                        .where(HIDDEN_ACCOUNT_V1.ACCOUNT_ID.eq(viewer))
                        .and(HIDDEN_ACCOUNT_V1.HIDDEN_ACCOUNT_ID.eq(STATUS.ACCOUNT_ID)));
    }
}
