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
import stoa.accounts.AccountId;
import stoa.notifications.NotificationId;
import stoa.notifications.NotificationView;
import stoa.notifications.ReadPositions;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** One's notifications from an app, one by one. */
@Controller("/api/v1/notifications")
@ExecuteOn(TaskExecutors.BLOCKING)
class NotificationController {
    private static final int COUNTED = 100;
    private static final int COUNTED_AT_MOST = 1_000;

    private final NotificationSql notifications;
    private final RenderedNotifications rendered;
    private final ReadPositions positions;
    private final PageLinks links;

    NotificationController(
            NotificationSql notifications, RenderedNotifications rendered, ReadPositions positions, PageLinks links) {
        this.notifications = notifications;
        this.rendered = rendered;
        this.positions = positions;
        this.links = links;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:notifications")
    HttpResponse<List<NotificationView>> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 40, 80);
        var reader = AccountId.of(caller);
        var rows = notifications.page(reader, Choice.of(parameters), page);
        return links.page(
                request,
                page,
                rendered.render(rows, reader),
                rows.stream().map(row -> row.id().value()).toList());
    }

    @Get("/{id}")
    @Access(value = Access.By.USER, scope = "read:notifications")
    NotificationView show(NotificationId id, Caller caller) {
        var reader = AccountId.of(caller);
        var row = notifications.find(reader, id).orElseThrow(Refusal::notFound);
        return rendered.render(List.of(row), reader).stream().findFirst().orElseThrow(Refusal::notFound);
    }

    @Get("/unread_count")
    @Access(value = Access.By.USER, scope = "read:notifications")
    Map<String, Integer> unread(Caller caller, Parameters parameters) {
        var reader = AccountId.of(caller);
        return Map.of(
                "count",
                notifications.count(
                        reader,
                        Choice.of(parameters),
                        positions.lastReadNotification(reader),
                        PageRequest.of(parameters, COUNTED, COUNTED_AT_MOST).limit()));
    }

    @Post("/clear")
    @Access(value = Access.By.USER, scope = "write:notifications")
    Map<String, String> clear(Caller caller) {
        notifications.clear(AccountId.of(caller));
        return Map.of();
    }

    @Post("/{id}/dismiss")
    @Access(value = Access.By.USER, scope = "write:notifications")
    Map<String, String> dismiss(NotificationId id, Caller caller) {
        if (!notifications.dismiss(AccountId.of(caller), id)) {
            throw Refusal.notFound();
        }
        return Map.of();
    }

    /** As apps of long ago ask. */
    @Post("/dismiss")
    @Access(value = Access.By.USER, scope = "write:notifications")
    Map<String, String> dismissByParameter(Caller caller, Parameters parameters) {
        parameters.required("id");
        return dismiss(new NotificationId(parameters.id("id").orElseThrow(Refusal::notFound)), caller);
    }
}
