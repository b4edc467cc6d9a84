package stoa.statuses.posting;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.Apps;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.PostRequest;
import stoa.statuses.Posts;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;

/** Posting and deleting from an app. */
@Controller("/api/v1/statuses")
@ExecuteOn(TaskExecutors.BLOCKING)
class PostingController {
    private final Posts posts;
    private final StatusRemover remover;
    private final Apps apps;

    PostingController(Posts posts, StatusRemover remover, Apps apps) {
        this.posts = posts;
        this.remover = remover;
        this.apps = apps;
    }

    @Post
    @Access(value = Access.By.USER, scope = "write:statuses")
    StatusView post(Caller caller, Parameters parameters, @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        refuseWhatIsNotThereYet(parameters);
        var inReplyTo = parameters.id("in_reply_to_id");
        var request = new PostRequest(
                parameters.text("status").orElse(""),
                parameters.text("spoiler_text").orElse(""),
                parameters.text("visibility").filter(text -> !text.isBlank()),
                parameters.flag("sensitive"),
                parameters.text("language").filter(text -> !text.isBlank()),
                inReplyTo.isPresent() ? Optional.of(new StatusId(inReplyTo.getAsLong())) : Optional.empty(),
                caller.application().isPresent()
                        ? apps.find(caller.application().getAsLong())
                        : Optional.empty());
        return posts.post(
                AccountId.of(caller),
                request,
                Optional.ofNullable(idempotencyKey).filter(key -> !key.isBlank()));
    }

    /** Better a refusal than a status without what its author attached to it. */
    private static void refuseWhatIsNotThereYet(Parameters parameters) {
        if (!parameters.texts("media_ids").isEmpty()) {
            throw Refusal.invalid("Media attachments are not supported by this server yet");
        }
        if (parameters.has("poll") && !parameters.child("poll").texts("options").isEmpty()) {
            throw Refusal.invalid("Polls are not supported by this server yet");
        }
        if (parameters.text("scheduled_at").filter(text -> !text.isBlank()).isPresent()) {
            throw Refusal.invalid("Scheduled statuses are not supported by this server yet");
        }
    }

    @Delete("/{id}")
    @Access(value = Access.By.USER, scope = "write:statuses")
    StatusView delete(StatusId id, Caller caller) {
        return remover.remove(id, AccountId.of(caller));
    }
}
