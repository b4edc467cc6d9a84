package stoa.notifications.reading;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.notifications.ReadPositions;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** One's notifications from an app, in groups. */
@Controller("/api/v2/notifications")
@ExecuteOn(TaskExecutors.BLOCKING)
class GroupController {
    /** The types that can stand together. */
    private static final List<String> GROUPABLE = List.of("favourite", "follow", "reblog", "admin.sign_up");

    private static final PageRequest ONE =
            new PageRequest(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), 1);
    private static final int COUNTED = 100;
    private static final int COUNTED_AT_MOST = 1_000;

    private final GroupSql groups;
    private final NotificationSql notifications;
    private final RenderedGroups rendered;
    private final Accounts accounts;
    private final ReadPositions positions;
    private final PageLinks links;

    GroupController(
            GroupSql groups,
            NotificationSql notifications,
            RenderedGroups rendered,
            Accounts accounts,
            ReadPositions positions,
            PageLinks links) {
        this.groups = groups;
        this.notifications = notifications;
        this.rendered = rendered;
        this.accounts = accounts;
        this.positions = positions;
        this.links = links;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:notifications")
    HttpResponse<GroupedView> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 40, 80);
        var reader = AccountId.of(caller);
        boolean partial = isPartial(parameters);
        var rows = groups.page(reader, Choice.of(parameters), grouped(parameters), page);
        var response = HttpResponse.ok(rendered.render(rows, reader, true, partial));
        var keys = rows.stream().map(row -> row.newest().value()).toList();
        var link = links.page(request, page, List.of(), keys).header("Link");
        return link == null ? response : response.header("Link", link);
    }

    @Get("/{key}")
    @Access(value = Access.By.USER, scope = "read:notifications")
    GroupedView show(String key, Caller caller) {
        var reader = AccountId.of(caller);
        return rendered.render(List.of(group(key, reader)), reader, false, false);
    }

    private GroupRow group(String key, AccountId reader) {
        return groups.find(reader, key, GROUPABLE, ONE).orElseThrow(Refusal::notFound);
    }

    @Get("/{key}/accounts")
    @Access(
            value = Access.By.USER,
            scope = {"read:notifications", "write:notifications"})
    HttpResponse<List<AccountView>> accounts(String key, Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 40, 80);
        var rows = notifications.ofGroup(AccountId.of(caller), key, page);
        var people = accounts.byIds(rows.stream().map(NotificationRow::from).toList());
        return links.page(
                request,
                page,
                rows.stream()
                        .map(row -> people.get(row.from()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                rows.stream().map(row -> row.id().value()).toList());
    }

    @Post("/{key}/dismiss")
    @Access(value = Access.By.USER, scope = "write:notifications")
    Map<String, String> dismiss(String key, Caller caller) {
        notifications.dismissGroup(AccountId.of(caller), key);
        return Map.of();
    }

    @Get("/unread_count")
    @Access(value = Access.By.USER, scope = "read:notifications")
    Map<String, Integer> unread(Caller caller, Parameters parameters) {
        var reader = AccountId.of(caller);
        return Map.of(
                "count",
                groups.count(
                        reader,
                        Choice.of(parameters),
                        grouped(parameters),
                        positions.lastReadNotification(reader),
                        PageRequest.of(parameters, COUNTED, COUNTED_AT_MOST).limit()));
    }

    private static List<String> grouped(Parameters parameters) {
        var wanted = parameters.texts("grouped_types");
        return parameters.has("grouped_types")
                ? GROUPABLE.stream().filter(wanted::contains).toList()
                : GROUPABLE;
    }

    private static boolean isPartial(Parameters parameters) {
        var wanted = parameters.text("expand_accounts").orElse("full");
        return switch (wanted) {
            case "full" -> false;
            case "partial_avatars" -> true;
            default ->
                throw Refusal.badRequest(
                        "Invalid value for parameter expand_accounts: expected full or" + " partial_avatars");
        };
    }
}
