package stoa.statuses.reading;

import static stoa.statuses.sql.statuses.Tables.STATUS;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import stoa.statuses.Viewer;
import stoa.statuses.sql.statuses.Routines;

/** Who may see a status: decided by the function {@code statuses.may_see}, here as a condition. */
final class Visibility {
    private Visibility() {}

    /** The condition on {@code statuses.status} under which a viewer may see a row. */
    static Condition visibleTo(Viewer viewer) {
        return viewer.account()
                .map(me -> DSL.condition(
                        Routines.maySee(DSL.val(me.value()), STATUS.ID, STATUS.ACCOUNT_ID, STATUS.VISIBILITY)))
                // What strangers may see is said once more, so that it is part of the plan: they read most.
                .orElseGet(() -> STATUS.VISIBILITY.in(DSL.inline("public"), DSL.inline("unlisted")));
    }
}
