package stoa.statuses.reading;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Statuses for pages elsewhere that quote them (oEmbed 1.0). Only what strangers may see; without any script. */
@Controller("/api/oembed")
@ExecuteOn(TaskExecutors.BLOCKING)
class OembedController {
    private static final int WIDTH = 400;
    private static final int CACHE_SECONDS = 86_400;
    private static final Pattern PATH =
            Pattern.compile("/(?:@[A-Za-z0-9_]+|users/[A-Za-z0-9_]+/statuses)/(?<id>[0-9]{1,19})");

    private final Statuses statuses;
    private final PublicUrl url;
    private final String title;

    OembedController(Statuses statuses, PublicUrl url, @Value("${stoa.instance.title:Stoa}") String title) {
        this.statuses = statuses;
        this.url = url;
        this.title = title;
    }

    @Get
    @Access(Access.By.ANYONE)
    OembedView show(Parameters parameters) {
        var address = parameters.required("url");
        var home = url.of("");
        var path = PATH.matcher(address.startsWith(home) ? address.substring(home.length()) : "");
        var id = path.matches() ? Snowflake.parse(path.group("id")) : Snowflake.parse("");
        if (id.isEmpty()) {
            throw Refusal.notFound();
        }
        var status = statuses.get(new StatusId(id.getAsLong()), Viewer.anybody());
        var width = parameters.integer("maxwidth");
        var author = status.account();
        return new OembedView(
                "rich",
                "1.0",
                "New status by " + author.username(),
                author.displayName().isBlank() ? author.username() : author.displayName(),
                author.url(),
                title,
                url.of("/"),
                CACHE_SECONDS,
                html(status),
                width.isPresent() && width.getAsInt() > 0 ? Math.min(width.getAsInt(), WIDTH) : WIDTH,
                null);
    }

    /** The content is safe HTML already; names and addresses are made of harmless characters. */
    private static String html(StatusView status) {
        var shown = status.shown();
        var text = shown.spoilerText().isEmpty() ? shown.content() : "<p>" + escape(shown.spoilerText()) + "</p>";
        return "<blockquote class=\"stoa-embed\" cite=\"" + escape(status.url()) + "\">" + text + "<footer><a href=\""
                + escape(status.url()) + "\">@" + escape(status.account().acct()) + "</a></footer></blockquote>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** As oEmbed says; the height depends on the page. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record OembedView(
            String type,
            String version,
            String title,
            String authorName,
            String authorUrl,
            String providerName,
            String providerUrl,
            int cacheAge,
            String html,
            int width,
            @Nullable String height) {}
}
