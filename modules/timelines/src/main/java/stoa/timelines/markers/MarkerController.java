package stoa.timelines.markers;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** How far somebody has read, from an app. */
@Controller("/api/v1/markers")
@ExecuteOn(TaskExecutors.BLOCKING)
class MarkerController {
    private static final List<String> TIMELINES = List.of("home", "notifications");

    private final MarkerSql markers;

    MarkerController(MarkerSql markers) {
        this.markers = markers;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:statuses")
    Map<String, MarkerView> show(Caller caller, Parameters parameters) {
        var asked = parameters.texts("timeline");
        return markers.find(
                AccountId.of(caller), TIMELINES.stream().filter(asked::contains).toList());
    }

    @Post
    @Access(value = Access.By.USER, scope = "write:statuses")
    Map<String, MarkerView> move(Caller caller, Parameters parameters) {
        var account = AccountId.of(caller);
        var timelines = new LinkedHashMap<String, Long>();
        for (var timeline : TIMELINES) {
            if (parameters.has(timeline)) {
                timelines.put(
                        timeline,
                        parameters
                                .child(timeline)
                                .id("last_read_id")
                                .orElseThrow(() -> Refusal.badRequest(
                                        "Missing required parameter: " + timeline + "[last_read_id]")));
            }
        }
        if (timelines.isEmpty()) {
            return Map.of();
        }
        markers.move(account, timelines, markers.find(account, timelines.keySet()));
        return markers.find(account, timelines.keySet());
    }
}
