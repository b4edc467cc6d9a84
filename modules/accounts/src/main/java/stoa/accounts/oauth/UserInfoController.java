package stoa.accounts.oauth;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PublicUrl;

/** Who somebody is, for apps that let people sign in with this server (OpenID Connect Core 1.0, 5.3). */
@Controller("/oauth/userinfo")
@ExecuteOn(TaskExecutors.BLOCKING)
class UserInfoController {
    private final Accounts accounts;
    private final PublicUrl url;

    UserInfoController(Accounts accounts, PublicUrl url) {
        this.accounts = accounts;
        this.url = url;
    }

    @Get
    @Access(value = Access.By.USER, scope = "profile")
    UserInfo show(Caller caller) {
        var account = accounts.get(AccountId.of(caller));
        return new UserInfo(
                url.of("/"), account.uri(), account.shownName(), account.username(), account.url(), account.avatar());
    }

    /** The same: clients may choose. */
    @Post
    @Access(value = Access.By.USER, scope = "profile")
    UserInfo post(Caller caller) {
        return show(caller);
    }

    /**
     * Claims (OpenID Connect Core 1.0, 5.1), those that Mastodon makes.
     *
     * @param sub never changes
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record UserInfo(String iss, String sub, String name, String preferredUsername, String profile, String picture) {}
}
