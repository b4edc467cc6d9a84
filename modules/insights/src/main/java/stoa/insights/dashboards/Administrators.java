package stoa.insights.dashboards;

import static stoa.insights.sql.accounts_api.Tables.STAFF_V1;

import jakarta.inject.Singleton;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.Caller;
import stoa.platform.web.Refusal;

/** Who may see dashboards: administrators, and not everybody who holds a token for it. */
@Singleton
class Administrators {
    private static final String ADMIN = "admin";

    private final Database database;

    Administrators(Database database) {
        this.database = database;
    }

    /** @throws Refusal 403 for anybody else */
    void require(Caller caller) {
        boolean is = database.read(
                Consistency.primary(),
                sql -> sql.fetchExists(
                        STAFF_V1, STAFF_V1.ACCOUNT_ID.eq(caller.id()).and(STAFF_V1.ROLE.eq(ADMIN))));
        if (!is) {
            throw Refusal.forbidden("This action is not allowed");
        }
    }
}
