package stoa.statuses.polls;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashSet;
import java.util.Set;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.PollView;
import stoa.statuses.StatusId;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Polls from an app. Who may see a status may see its poll, and vote. */
@Controller("/api/v1/polls")
@ExecuteOn(TaskExecutors.BLOCKING)
class PollController {
    private final Statuses statuses;
    private final Voting voting;

    PollController(Statuses statuses, Voting voting) {
        this.statuses = statuses;
        this.voting = voting;
    }

    @Get("/{id}")
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    PollView show(StatusId id, Caller caller) {
        return poll(id, caller);
    }

    @Post("/{id}/votes")
    @Access(value = Access.By.USER, scope = "write:statuses")
    PollView vote(StatusId id, Caller caller, Parameters parameters) {
        poll(id, caller);
        voting.vote(id, AccountId.of(caller), choices(parameters));
        return poll(id, caller);
    }

    private PollView poll(StatusId id, Caller caller) {
        var status = statuses.get(id, Viewer.of(caller));
        var poll = status.poll();
        if (poll == null || status.reblog() != null) {
            throw Refusal.notFound();
        }
        return poll;
    }

    /** What is no number is a choice that does not exist. */
    private static Set<Integer> choices(Parameters parameters) {
        var choices = new LinkedHashSet<Integer>();
        for (var text : parameters.texts("choices")) {
            choices.add(text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1);
        }
        return choices;
    }
}
