package stoa.accounts.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;

/** What somebody has chosen for all their apps. */
@Controller("/api/v1/preferences")
@ExecuteOn(TaskExecutors.BLOCKING)
class PreferencesController {
    private final Accounts accounts;

    PreferencesController(Accounts accounts) {
        this.accounts = accounts;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:accounts")
    Preferences show(Caller caller) {
        var posting = accounts.postingDefaults(AccountId.of(caller));
        return new Preferences(
                posting.privacy(),
                posting.sensitive(),
                posting.language(),
                posting.quotePolicy(),
                "default",
                false,
                false);
    }

    /** Mastodon documentation, entity Preferences; how apps read is left to them. */
    @Serdeable
    record Preferences(
            @JsonProperty("posting:default:visibility") String visibility,
            @JsonProperty("posting:default:sensitive") boolean sensitive,

            @JsonProperty("posting:default:language") @Nullable
            String language,

            @JsonProperty("posting:default:quote_policy") String quotePolicy,
            @JsonProperty("reading:expand:media") String expandMedia,
            @JsonProperty("reading:expand:spoilers") boolean expandSpoilers,
            @JsonProperty("reading:autoplay:gifs") boolean autoplay) {}
}
