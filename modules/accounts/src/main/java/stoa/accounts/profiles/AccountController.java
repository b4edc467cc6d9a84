package stoa.accounts.profiles;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Reading profiles. */
@Controller("/api/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountController {
    private final Accounts accounts;
    private final CredentialAccounts credentialAccounts;

    AccountController(Accounts accounts, CredentialAccounts credentialAccounts) {
        this.accounts = accounts;
        this.credentialAccounts = credentialAccounts;
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
}
