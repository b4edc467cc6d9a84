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
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Muting the conversation of a status from an app: no more notifications of it. */
@Controller("/api/v1/statuses")
@ExecuteOn(TaskExecutors.BLOCKING)
class ConversationMuteController {
    private final Statuses statuses;
    private final ConversationMuteSql mutes;

    ConversationMuteController(Statuses statuses, ConversationMuteSql mutes) {
        this.statuses = statuses;
        this.mutes = mutes;
    }

    @Post("/{id}/mute")
    @Access(value = Access.By.USER, scope = "write:mutes")
    StatusView mute(StatusId id, Caller caller) {
        var shown = statuses.get(id, Viewer.of(caller)).shown().statusId();
        mutes.mute(shown, AccountId.of(caller));
        return statuses.get(shown, Viewer.of(caller));
    }

    @Post("/{id}/unmute")
    @Access(value = Access.By.USER, scope = "write:mutes")
    StatusView unmute(StatusId id, Caller caller) {
        var shown = statuses.get(id, Viewer.of(caller)).shown().statusId();
        mutes.unmute(shown, AccountId.of(caller));
        return statuses.get(shown, Viewer.of(caller));
    }
}
