package stoa.statuses.reading;

import static stoa.statuses.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.STATUS;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import stoa.statuses.Viewer;

/**
 * Who may see a status: the one place where it is decided. Public and unlisted ones anybody; private ones the author's
 * followers; every one its author and those whom it mentions.
 */
final class Visibility {
    private Visibility() {}

    /** The condition on {@code statuses.status} under which a viewer may see a row. */
    static Condition visibleTo(Viewer viewer) {
        var open = STATUS.VISIBILITY.in(DSL.inline("public"), DSL.inline("unlisted"));
        if (viewer.account().isEmpty()) {
            return open;
        }
        long me = viewer.account().get().value();
        var follows = DSL.exists(DSL.selectOne()
                .from(FOLLOW_V1)
                .where(FOLLOW_V1.ACCOUNT_ID.eq(me))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(STATUS.ACCOUNT_ID)));
        var mentioned = DSL.exists(DSL.selectOne()
                .from(MENTION)
                .where(MENTION.STATUS_ID.eq(STATUS.ID))
                .and(MENTION.ACCOUNT_ID.eq(me)));
        return open.or(STATUS.ACCOUNT_ID.eq(me))
                .or(STATUS.VISIBILITY.eq(DSL.inline("private")).and(follows))
                .or(mentioned);
    }
}
