package stoa.accounts.profiles;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Objects;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.platform.web.Uploads;

/** Reading profiles, and writing one's own. */
@Controller("/api/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountController {
    private static final int MAX_ACCOUNTS = 100;

    private final Accounts accounts;
    private final CredentialAccounts credentialAccounts;

    AccountController(Accounts accounts, CredentialAccounts credentialAccounts) {
        this.accounts = accounts;
        this.credentialAccounts = credentialAccounts;
    }

    /** Those of the accounts that exist, in the order asked; ids that are no id or name nobody are left out. */
    @Get
    @Access(value = Access.By.ANYONE, scope = "read:accounts")
    List<AccountView> showMany(Parameters parameters) {
        var ids = parameters.texts("id").stream()
                .flatMap(text -> Snowflake.parse(text).stream().boxed())
                .map(AccountId::new)
                .distinct()
                .toList();
        if (ids.size() > MAX_ACCOUNTS) {
            throw Refusal.badRequest("At most " + MAX_ACCOUNTS + " ids may be asked for at once");
        }
        var found = accounts.byIds(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Get("/{id}")
    @Access(value = Access.By.ANYONE, scope = "read:accounts")
    AccountView show(AccountId id) {
        return accounts.get(id);
    }

    @Get("/lookup")
    @Access(value = Access.By.ANYONE, scope = "read:accounts")
    AccountView lookup(Parameters parameters) {
        return accounts.findByName(parameters.required("acct")).orElseThrow(Refusal::notFound);
    }

    @Get("/verify_credentials")
    @Access(
            value = Access.By.USER,
            scope = {"profile", "read:accounts"})
    CredentialAccountView verifyCredentials(Caller caller) {
        return credentialAccounts.get(AccountId.of(caller));
    }

    @Patch("/update_credentials")
    @Access(value = Access.By.USER, scope = "write:accounts")
    CredentialAccountView updateCredentials(Caller caller, Parameters parameters, Uploads uploads) {
        var account = AccountId.of(caller);
        credentialAccounts.update(account, ProfileUpdate.of(parameters), uploads);
        return credentialAccounts.get(account);
    }
}
