package stoa.accounts.signin;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.Staff;
import stoa.accounts.StaffRole;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Roles as they stand beside the login. */
@Singleton
class StoredStaff implements Staff {
    private final Database database;

    StoredStaff(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StaffRole> roleOf(AccountId account) {
        return database.read(
                        Consistency.primary(),
                        sql -> sql.select(LOGIN.ROLE)
                                .from(LOGIN)
                                .join(ACCOUNT)
                                .on(ACCOUNT.ID.eq(LOGIN.ACCOUNT_ID))
                                .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                                .and(LOGIN.DISABLED_AT.isNull())
                                .and(ACCOUNT.SUSPENDED_AT.isNull())
                                .fetchOptional(row -> row.value1()))
                .flatMap(StaffRole::of);
    }
}
