package stoa.app.instance;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import stoa.accounts.Accounts;
import stoa.accounts.AccountsConfig;
import stoa.accounts.PushKey;
import stoa.media.Attachments;
import stoa.media.MediaLimits;
import stoa.platform.Version;
import stoa.platform.web.Access;
import stoa.platform.web.PublicUrl;

/** What the server says of itself to apps. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class InstanceController {
    /** Clients switch features on by the first number: it claims no more than what is there. */
    private static final String VERSION = "4.2.0 (compatible; Stoa " + Version.NUMBER + ")";

    private final InstanceConfig config;
    private final AccountsConfig accountsConfig;
    private final PublicUrl url;
    private final Accounts accounts;
    private final MediaLimits limits;
    private final Attachments attachments;
    private final PushKey pushKey;

    InstanceController(
            InstanceConfig config,
            AccountsConfig accountsConfig,
            PublicUrl url,
            Accounts accounts,
            MediaLimits limits,
            Attachments attachments,
            PushKey pushKey) {
        this.config = config;
        this.accountsConfig = accountsConfig;
        this.url = url;
        this.accounts = accounts;
        this.limits = limits;
        this.attachments = attachments;
        this.pushKey = pushKey;
    }

    @Get("/api/v2/instance")
    @Access(Access.By.ANYONE)
    Instance instance() {
        return new Instance(
                url.domain(),
                config.title(),
                VERSION,
                config.sourceUrl(),
                config.description(),
                new Instance.Usage(new Instance.Users(accounts.figures().activeMonth())),
                new Instance.Thumbnail(url.of("/preview.png"), null, Map.of(), "A colonnade at dusk"),
                List.of(new Instance.Icon(url.of("/apple-touch-icon.png"), "180x180")),
                List.of("en"),
                configuration(),
                new Instance.Registrations(
                        accountsConfig.registrationsOpen(), false, false, null, null, url.of("/auth/sign_up")),
                Map.of("mastodon", 1),
                new Instance.Contact(contact(), null),
                InstanceRule.ALL);
    }

    @Get("/api/v1/instance")
    @Access(Access.By.ANYONE)
    InstanceV1 older() {
        return new InstanceV1(
                url.domain(),
                config.title(),
                config.description(),
                config.description(),
                contact(),
                VERSION,
                Map.of("streaming_api", url.webSocket()),
                Map.of(
                        "user_count", accounts.figures().people(),
                        "status_count", accounts.figures().statuses(),
                        "domain_count", 1L),
                url.of("/preview.png"),
                List.of("en"),
                accountsConfig.registrationsOpen(),
                false,
                false,
                configuration(),
                null,
                InstanceRule.ALL);
    }

    @Get("/api/v1/instance/rules")
    @Access(Access.By.ANYONE)
    List<InstanceRule> rules() {
        return InstanceRule.ALL;
    }

    /** Whether this process answers; says nothing of the database, so that a proxy does not drop all of them at once. */
    @Get("/health")
    @Access(Access.By.NO_TOKEN)
    Map<String, String> health() {
        return Map.of("status", "OK");
    }

    private Configuration configuration() {
        return Configuration.of(url.webSocket(), url.of("/"), pushKey.publicKey(), limits, attachments.types());
    }

    private String contact() {
        return config.contactEmail() == null ? "" : config.contactEmail();
    }
}
