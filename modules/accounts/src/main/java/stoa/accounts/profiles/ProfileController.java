package stoa.accounts.profiles;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountId;
import stoa.media.Pictures.Shape;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Uploads;

/** Somebody's own profile as they write it. */
@Controller("/api/v1/profile")
@ExecuteOn(TaskExecutors.BLOCKING)
class ProfileController {
    private final CredentialAccounts credentialAccounts;
    private final ProfilePictures pictures;

    ProfileController(CredentialAccounts credentialAccounts, ProfilePictures pictures) {
        this.credentialAccounts = credentialAccounts;
        this.pictures = pictures;
    }

    @Get
    @Access(
            value = Access.By.USER,
            scope = {"profile", "read:accounts"})
    ProfileView show(Caller caller) {
        return credentialAccounts.profile(AccountId.of(caller));
    }

    @Patch
    @Access(value = Access.By.USER, scope = "write:accounts")
    ProfileView change(Caller caller, Parameters parameters, Uploads uploads) {
        var account = AccountId.of(caller);
        credentialAccounts.update(account, ProfileUpdate.of(parameters), uploads);
        return credentialAccounts.profile(account);
    }

    @Delete("/avatar")
    @Access(value = Access.By.USER, scope = "write:accounts")
    CredentialAccountView removeAvatar(Caller caller) {
        return removed(AccountId.of(caller), Shape.AVATAR);
    }

    @Delete("/header")
    @Access(value = Access.By.USER, scope = "write:accounts")
    CredentialAccountView removeHeader(Caller caller) {
        return removed(AccountId.of(caller), Shape.HEADER);
    }

    private CredentialAccountView removed(AccountId account, Shape shape) {
        pictures.remove(account, shape);
        return credentialAccounts.get(account);
    }
}
