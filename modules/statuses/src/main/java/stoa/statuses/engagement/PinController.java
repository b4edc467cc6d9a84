package stoa.statuses.engagement;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;

/** Pinning from an app. */
@Controller("/api/v1/statuses")
@ExecuteOn(TaskExecutors.BLOCKING)
class PinController {
    private final Pins pins;

    PinController(Pins pins) {
        this.pins = pins;
    }

    @Post("/{id}/pin")
    @Access(value = Access.By.USER, scope = "write:accounts")
    StatusView pin(StatusId id, Caller caller) {
        return pins.pin(id, AccountId.of(caller));
    }

    @Post("/{id}/unpin")
    @Access(value = Access.By.USER, scope = "write:accounts")
    StatusView unpin(StatusId id, Caller caller) {
        return pins.unpin(id, AccountId.of(caller));
    }
}
