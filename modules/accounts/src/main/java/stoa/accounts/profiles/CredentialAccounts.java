package stoa.accounts.profiles;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;

/** Somebody's own account, with what only they see. */
@Singleton
class CredentialAccounts {
    private final Accounts accounts;
    private final Database database;

    CredentialAccounts(Accounts accounts, Database database) {
        this.accounts = accounts;
        this.database = database;
    }

    CredentialAccountView get(AccountId id) {
        var account = accounts.get(id);
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                LOGIN.DEFAULT_PRIVACY,
                                LOGIN.DEFAULT_SENSITIVE,
                                LOGIN.DEFAULT_LANGUAGE,
                                LOGIN.ROLE,
                                ACCOUNT.NOTE)
                        .from(LOGIN)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(LOGIN.ACCOUNT_ID))
                        .where(LOGIN.ACCOUNT_ID.eq(id.value()))
                        .fetchOptional(row -> new CredentialAccountView(
                                account,
                                new CredentialAccountView.Source(
                                        row.value1(),
                                        row.value2(),
                                        row.value3(),
                                        row.value5(),
                                        List.of(),
                                        0,
                                        false,
                                        account.discoverable(),
                                        account.indexable(),
                                        List.of()),
                                RoleView.of(row.value4())))
                        .orElseThrow(Refusal::notFound));
    }
}
