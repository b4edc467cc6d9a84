package stoa.statuses.engagement;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Limited;
import stoa.platform.web.Parameters;
import stoa.statuses.Reblogs;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;

/** Reblogging from an app. */
@Controller("/api/v1/statuses")
@ExecuteOn(TaskExecutors.BLOCKING)
class ReblogController {
    private final Reblogs reblogs;

    ReblogController(Reblogs reblogs) {
        this.reblogs = reblogs;
    }

    @Post("/{id}/reblog")
    @Access(value = Access.By.USER, scope = "write:statuses")
    StatusView reblog(StatusId id, Caller caller, Parameters parameters) {
        var visibility = parameters.text("visibility").filter(text -> !text.isBlank());
        return reblogs.add(id, AccountId.of(caller), visibility);
    }

    @Post("/{id}/unreblog")
    @Access(value = Access.By.USER, scope = "write:statuses")
    @Limited(name = "delete", times = 30, minutes = 30)
    StatusView unreblog(StatusId id, Caller caller) {
        return reblogs.remove(id, AccountId.of(caller));
    }
}
