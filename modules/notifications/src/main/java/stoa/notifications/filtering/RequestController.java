package stoa.notifications.filtering;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.notifications.NotificationId;
import stoa.notifications.filtering.RequestSql.RequestRow;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Requests of those whom one's policy keeps apart, and one's answers. */
@Controller("/api/v1/notifications/requests")
@ExecuteOn(TaskExecutors.BLOCKING)
class RequestController {
    private static final int AT_ONCE = 100;

    private final RequestSql requests;
    private final Accounts accounts;
    private final Statuses statuses;
    private final PageLinks links;

    RequestController(RequestSql requests, Accounts accounts, Statuses statuses, PageLinks links) {
        this.requests = requests;
        this.accounts = accounts;
        this.statuses = statuses;
        this.links = links;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:notifications")
    HttpResponse<List<RequestView>> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 40, 80);
        var reader = AccountId.of(caller);
        var rows = requests.page(reader, page);
        return links.page(
                request,
                page,
                render(rows, reader),
                rows.stream().map(row -> row.id().value()).toList());
    }

    @Get("/{id}")
    @Access(value = Access.By.USER, scope = "read:notifications")
    RequestView show(NotificationId id, Caller caller) {
        var reader = AccountId.of(caller);
        return render(requests.byIds(reader, List.of(id)), reader).stream()
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private List<RequestView> render(List<RequestRow> rows, AccountId reader) {
        var people = accounts.byIds(rows.stream().map(RequestRow::from).toList());
        var ids = rows.stream()
                .map(RequestRow::lastStatus)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var shown = (ids.isEmpty() ? List.<StatusView>of() : statuses.byIds(ids, Viewer.of(reader)))
                .stream().collect(Collectors.toMap(StatusView::statusId, Function.identity()));
        return rows.stream()
                .filter(row -> people.containsKey(row.from()))
                .map(row -> new RequestView(
                        row.id().toString(),
                        row.createdAt(),
                        row.updatedAt(),
                        Integer.toString(row.notifications()),
                        Objects.requireNonNull(people.get(row.from())),
                        row.lastStatus() == null ? null : shown.get(row.lastStatus())))
                .toList();
    }

    @Post("/{id}/accept")
    @Access(value = Access.By.USER, scope = "write:notifications")
    Map<String, String> accept(NotificationId id, Caller caller) {
        var reader = AccountId.of(caller);
        requests.accept(reader, people(reader, List.of(id)));
        return Map.of();
    }

    @Post("/{id}/dismiss")
    @Access(value = Access.By.USER, scope = "write:notifications")
    Map<String, String> dismiss(NotificationId id, Caller caller) {
        var reader = AccountId.of(caller);
        requests.dismiss(reader, people(reader, List.of(id)));
        return Map.of();
    }

    @Post("/accept")
    @Access(value = Access.By.USER, scope = "write:notifications")
    Map<String, String> acceptAll(Caller caller, Parameters parameters) {
        var reader = AccountId.of(caller);
        requests.accept(reader, people(reader, ids(parameters)));
        return Map.of();
    }

    @Post("/dismiss")
    @Access(value = Access.By.USER, scope = "write:notifications")
    Map<String, String> dismissAll(Caller caller, Parameters parameters) {
        var reader = AccountId.of(caller);
        requests.dismiss(reader, people(reader, ids(parameters)));
        return Map.of();
    }

    /** What is accepted is seen at once, so there is nothing to wait for. */
    @Get("/merged")
    @Access(value = Access.By.USER, scope = "read:notifications")
    Map<String, Boolean> merged() {
        return Map.of("merged", true);
    }

    private static List<NotificationId> ids(Parameters parameters) {
        var texts = parameters.texts("id");
        if (texts.isEmpty()) {
            throw Refusal.badRequest("Missing required parameter: id");
        }
        if (texts.size() > AT_ONCE) {
            throw Refusal.invalid("Validation failed: No more than " + AT_ONCE + " requests at once");
        }
        return texts.stream()
                .map(text -> new NotificationId(Snowflake.parse(text).orElseThrow(Refusal::notFound)))
                .distinct()
                .toList();
    }

    /** Of whom the requests are; all of them must be the reader's. */
    private List<AccountId> people(AccountId reader, List<NotificationId> ids) {
        var people = requests.byIds(reader, ids).stream().map(RequestRow::from).toList();
        if (people.size() < ids.size()) {
            throw Refusal.notFound();
        }
        return people;
    }
}
