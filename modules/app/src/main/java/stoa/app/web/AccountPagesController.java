package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountChoice;
import stoa.accounts.AccountChoice.Standing;
import stoa.accounts.AccountId;
import stoa.accounts.AdminAccountView;
import stoa.accounts.EmailedLinks;
import stoa.accounts.StaffRole;
import stoa.app.pages.AdminAccountPage;
import stoa.app.pages.AdminAccountsPage;
import stoa.app.pages.AdminActionPage;
import stoa.app.pages.AdminSection;
import stoa.app.pages.FlashMessage;
import stoa.app.pages.Pager;
import stoa.app.pages.Tally;
import stoa.app.web.AdminPages.Visit;
import stoa.moderation.AccountActions;
import stoa.moderation.AccountActions.AccountAction;
import stoa.moderation.ReportId;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Access;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Accounts, and what is done to them, for moderators in a browser. */
@Controller(ModeratedPeople.ACCOUNTS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class AccountPagesController {
    private static final String DELETE = "delete";
    private static final String STAFF = "staff";
    private static final int PAGE = 40;
    private static final List<AdminAccountsPage.Option> STANDINGS = List.of(
            new AdminAccountsPage.Option("", "Everybody"),
            new AdminAccountsPage.Option("active", "Not suspended"),
            new AdminAccountsPage.Option("suspended", "Suspended"),
            new AdminAccountsPage.Option("silenced", "Limited"),
            new AdminAccountsPage.Option("disabled", "Disabled"),
            new AdminAccountsPage.Option("sensitized", "Marked as sensitive"),
            new AdminAccountsPage.Option(STAFF, "Moderators and administrators"));

    private final AdminPages pages;
    private final Cookies cookies;
    private final AccountActions actions;
    private final AccountHistory history;
    private final EmailedLinks mails;

    AccountPagesController(
            AdminPages pages, Cookies cookies, AccountActions actions, AccountHistory history, EmailedLinks mails) {
        this.pages = pages;
        this.cookies = cookies;
        this.actions = actions;
        this.history = history;
        this.mails = mails;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> list(HttpRequest<?> request, Parameters parameters) {
        return pages.show(request, AdminSection.ACCOUNTS, visit -> {
            var query = parameters.text("q").orElse("").strip();
            var standing = parameters.text("standing").orElse("");
            var maxId = parameters.id("max_id");
            var accounts = actions.accounts(
                    visit.account().accountId(),
                    Optional.of(choice(query, standing)),
                    PageRequest.downFrom(maxId, PAGE));
            var here = ModeratedPeople.ACCOUNTS + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                    + "&standing=" + URLEncoder.encode(standing, StandardCharsets.UTF_8);
            @Nullable
            String older = accounts.size() < PAGE
                    ? null
                    : here + "&max_id=" + accounts.getLast().id();
            return pages.answer(
                    visit,
                    "Accounts",
                    done(parameters),
                    HttpStatus.OK,
                    "admin-accounts",
                    frame -> new AdminAccountsPage(
                            frame,
                            query,
                            standing,
                            STANDINGS,
                            accounts.stream().map(AccountPagesController::line).toList(),
                            new Pager(maxId.isPresent() ? here : null, older)));
        });
    }

    private static AccountChoice choice(String query, String standing) {
        var name = query.startsWith("@") ? query.substring(1) : query;
        boolean address = name.contains("@");
        return new AccountChoice(
                Stream.of(Standing.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(standing))
                        .findFirst(),
                standing.equals(STAFF) ? Set.of("moderator", "admin") : Set.of(),
                Optional.of(name).filter(text -> !text.isEmpty() && !address),
                Optional.empty(),
                Optional.of(name).filter(text -> address));
    }

    private static AdminAccountsPage.AccountLine line(AdminAccountView account) {
        return new AdminAccountsPage.AccountLine(
                ModeratedPeople.of(account), account.email(), PostCards.now(account.createdAt()));
    }

    @Get("/{id}")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(AccountId id, HttpRequest<?> request, Parameters parameters) {
        return pages.show(request, AdminSection.ACCOUNTS, visit -> {
            var account = actions.account(visit.account().accountId(), id);
            var profile = account.account();
            return pages.answer(
                    visit,
                    "@" + account.username(),
                    done(parameters),
                    HttpStatus.OK,
                    "admin-account",
                    frame -> new AdminAccountPage(
                            frame,
                            ModeratedPeople.of(account),
                            account.email(),
                            account.confirmed(),
                            PostCards.now(account.createdAt()),
                            account.suspended() ? null : profile.url(),
                            List.of(
                                    new Tally(profile.statusesCount(), "post", "posts"),
                                    new Tally(profile.followersCount(), "follower", "followers"),
                                    new Tally(profile.followingCount(), "following", "following")),
                            report(parameters).map(ReportId::toString).orElse(null),
                            choices(visit, account),
                            lifts(visit, account),
                            visit.role() == StaffRole.ADMIN && account.suspended() && mayAct(visit, account),
                            history.of(visit.account().accountId(), id)));
        });
    }

    private static boolean mayAct(Visit visit, AdminAccountView account) {
        return account.staff().filter(theirs -> theirs.includes(visit.role())).isEmpty();
    }

    private static List<AdminAccountPage.Choice> choices(Visit visit, AdminAccountView account) {
        return Stream.of(ActionOption.values())
                .filter(option -> mayAct(visit, account) && !option.holds(account))
                .map(option -> new AdminAccountPage.Choice(option.type(), option.title(), option.meaning()))
                .toList();
    }

    private static List<AdminAccountPage.Lift> lifts(Visit visit, AdminAccountView account) {
        return Stream.of(ActionOption.values())
                .filter(option -> mayAct(visit, account) && option.holds(account))
                .map(option -> new AdminAccountPage.Lift(option.type(), option.undo()))
                .toList();
    }

    private static Optional<ReportId> report(Parameters parameters) {
        return parameters.text("report").stream()
                .flatMap(text -> Snowflake.parse(text).stream().boxed())
                .map(ReportId::new)
                .findFirst();
    }

    private static @Nullable FlashMessage done(Parameters parameters) {
        return switch (parameters.text("done").orElse("")) {
            case "action" -> notice("It is done.");
            case "lift" -> notice("It is undone.");
            case DELETE -> notice("The account is deleted, and is being erased.");
            default -> null;
        };
    }

    private static FlashMessage notice(String text) {
        return new FlashMessage(FlashMessage.Kind.NOTICE, text);
    }

    /** Asks first. */
    @Get("/{id}/action")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> prepare(AccountId id, HttpRequest<?> request, Parameters parameters) {
        return pages.show(request, AdminSection.ACCOUNTS, visit -> {
            var option = ActionOption.of(parameters.text("type").orElse(""));
            return ask(visit, id, option, parameters, null);
        });
    }

    private HttpResponse<?> ask(
            Visit visit, AccountId id, ActionOption option, Parameters parameters, @Nullable String error) {
        var account = actions.account(visit.account().accountId(), id);
        return pages.answer(
                visit,
                option.title(),
                null,
                error == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
                "admin-action",
                frame -> new AdminActionPage(
                        frame,
                        ModeratedPeople.of(account),
                        path(id) + "/action",
                        option.type(),
                        option.title(),
                        option.meaning(),
                        true,
                        mails.areSent(),
                        parameters.text("text").orElse(""),
                        report(parameters).map(ReportId::toString).orElse(null),
                        error));
    }

    private static String path(AccountId id) {
        return ModeratedPeople.ACCOUNTS + "/" + id;
    }

    @Post("/{id}/action")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> act(AccountId id, HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var visit = pages.require(request, AdminSection.ACCOUNTS);
        var option = ActionOption.of(parameters.text("type").orElse(""));
        try {
            actions.take(
                    visit.account().accountId(),
                    new AccountAction(
                            id,
                            option.restriction(),
                            parameters.text("text").orElse("").strip(),
                            report(parameters),
                            parameters.isSet("mail")));
        } catch (Refusal refusal) {
            if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
                throw refusal;
            }
            return ask(visit, id, option, parameters, refusal.sentence() + ".");
        }
        return back(id, "action");
    }

    @Post("/{id}/lift")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> lift(AccountId id, HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var visit = pages.require(request, AdminSection.ACCOUNTS);
        var restriction = ActionOption.of(parameters.text("type").orElse(""))
                .restriction()
                .orElseThrow(Refusal::notFound);
        actions.lift(visit.account().accountId(), id, restriction);
        return back(id, "lift");
    }

    private static HttpResponse<?> back(AccountId id, String done) {
        return HttpResponse.seeOther(URI.create(path(id) + "?done=" + done));
    }

    @Get("/{id}/delete")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> prepareDeletion(AccountId id, HttpRequest<?> request) {
        return pages.show(request, AdminSection.ACCOUNTS, visit -> {
            var account = actions.account(visit.account().accountId(), id);
            return pages.answer(
                    visit,
                    "Delete for good",
                    "admin-action",
                    frame -> new AdminActionPage(
                            frame,
                            ModeratedPeople.of(account),
                            path(id) + "/delete",
                            DELETE,
                            "Delete for good",
                            "Everything that the account posted and uploaded is erased, and nobody can have its name"
                                    + " again. This cannot be undone.",
                            false,
                            false,
                            "",
                            null,
                            null));
        });
    }

    @Post("/{id}/delete")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> delete(AccountId id, HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var visit = pages.require(request, AdminSection.ACCOUNTS);
        actions.delete(visit.account().accountId(), id);
        return HttpResponse.seeOther(URI.create(ModeratedPeople.ACCOUNTS + "?done=" + DELETE));
    }
}
