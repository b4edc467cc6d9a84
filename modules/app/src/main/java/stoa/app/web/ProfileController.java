package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stoa.accounts.Accounts;
import stoa.app.pages.Pager;
import stoa.app.pages.ProfilePage;
import stoa.app.pages.SharePreview;
import stoa.app.pages.StatusPage;
import stoa.platform.web.Access;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Public profiles and permalinks, as anybody sees them. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class ProfileController {
    private static final int POSTS = 20;
    private static final int DESCRIPTION = 200;

    private final Pages pages;
    private final PostCards cards;
    private final Accounts accounts;
    private final Statuses statuses;

    ProfileController(Pages pages, PostCards cards, Accounts accounts, Statuses statuses) {
        this.pages = pages;
        this.cards = cards;
        this.accounts = accounts;
        this.statuses = statuses;
    }

    @Get("/@{username}")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> profile(String username, HttpRequest<?> request, Parameters parameters) {
        var account = accounts.findByName(username).orElseThrow(Refusal::notFound);
        var maxId = parameters.id("max_id");
        var ids = statuses.ofAuthor(account.accountId(), PageRequest.downFrom(maxId, POSTS), Viewer.anybody());
        var posts = cards.of(statuses.byIds(ids, Viewer.anybody()));
        var here = "/@" + account.username();
        @Nullable String older = ids.size() < POSTS ? null : here + "?max_id=" + ids.getLast();
        var frame = pages.frame(request, account.shownName() + " (@" + account.acct() + ")");
        return pages.answer(
                frame.shared(
                        plain(
                                account.note(),
                                account.shownName() + " on " + pages.server().name()),
                        new SharePreview("profile", account.avatar(), account.avatarDescription(), false),
                        account.indexable()),
                "profile",
                framed -> new ProfilePage(
                        framed,
                        PostCards.author(account),
                        account.header(),
                        account.note(),
                        List.of(),
                        PostCards.now(account.createdAt()),
                        account.locked(),
                        account.bot(),
                        account.statusesCount(),
                        account.followingCount(),
                        account.followersCount(),
                        List.of(),
                        posts,
                        new Pager(maxId.isPresent() ? here : null, older)));
    }

    @Get("/@{username}/{id}")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> status(String username, StatusId id, HttpRequest<?> request) {
        var status = statuses.get(id, Viewer.anybody());
        if (!status.account().username().equalsIgnoreCase(username)) {
            throw Refusal.notFound();
        }
        var context = statuses.context(id, Viewer.anybody());
        var frame = pages.frame(request, status.account().shownName());
        var description = status.spoilerText().isBlank() ? plain(status.content(), "") : status.spoilerText();
        return pages.answer(
                frame.shared(description, picture(status), status.account().indexable()),
                "status",
                framed -> new StatusPage(
                        framed, cards.of(context.ancestors()), cards.of(status), cards.of(context.descendants())));
    }

    /** The first picture of a status that hides nothing, else its author's. */
    private static SharePreview picture(StatusView status) {
        var author = status.account();
        return status.mediaAttachments().stream()
                .filter(media -> media.previewUrl() != null && !status.sensitive())
                .findFirst()
                .map(media -> new SharePreview(
                        "article",
                        Objects.requireNonNullElse(media.previewUrl(), author.avatar()),
                        Objects.requireNonNullElse(media.description(), ""),
                        true))
                .orElseGet(() -> new SharePreview("article", author.avatar(), author.avatarDescription(), false));
    }

    @Get("/users/{username}")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> user(String username) {
        var account = accounts.findByName(username).orElseThrow(Refusal::notFound);
        return HttpResponse.redirect(URI.create("/@" + account.username()));
    }

    @Get("/users/{username}/statuses/{id}")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> userStatus(String username, StatusId id) {
        var account = accounts.findByName(username).orElseThrow(Refusal::notFound);
        return HttpResponse.redirect(URI.create("/@" + account.username() + "/" + id));
    }

    /** The beginning of some HTML of ours as text, for previews of links. */
    private static String plain(String html, String otherwise) {
        var text = html.replaceAll("</p><p>|<br />", " ")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        return text.codePointCount(0, text.length()) <= DESCRIPTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, DESCRIPTION)) + "…";
    }
}
