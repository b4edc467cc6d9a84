package stoa.statuses.posting;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
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
import stoa.platform.web.Limited;
import stoa.platform.web.Parameters;
import stoa.statuses.Posts;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;

/** Posting and deleting from an app. */
@Controller("/api/v1/statuses")
@ExecuteOn(TaskExecutors.BLOCKING)
class PostingController {
    private final Posts posts;
    private final ScheduledPosts scheduled;
    private final StatusRemover remover;
    private final Apps apps;

    PostingController(Posts posts, ScheduledPosts scheduled, StatusRemover remover, Apps apps) {
        this.posts = posts;
        this.scheduled = scheduled;
        this.remover = remover;
        this.apps = apps;
    }

    /** Posts at once, or keeps for later what comes with a {@code scheduled_at}. */
    @Post
    @Access(value = Access.By.USER, scope = "write:statuses")
    @Limited(name = "post", times = 300, minutes = 180)
    HttpResponse<?> post(
            Caller caller, Parameters parameters, @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        var application = caller.application().isPresent()
                ? apps.find(caller.application().getAsLong())
                : Optional.<Apps.App>empty();
        var author = AccountId.of(caller);
        var request = PostParameters.post(parameters, application);
        var key = Optional.ofNullable(idempotencyKey).filter(text -> !text.isBlank());
        var later = parameters.text("scheduled_at").filter(text -> !text.isBlank());
        return HttpResponse.ok(
                later.isPresent()
                        ? scheduled.schedule(
                                author, request, ScheduledPosts.time(later.get()), caller.application(), key)
                        : posts.post(author, request, key));
    }

    @Delete("/{id}")
    @Access(value = Access.By.USER, scope = "write:statuses")
    @Limited(name = "delete", times = 30, minutes = 30)
    StatusView delete(StatusId id, Caller caller, Parameters parameters) {
        return remover.remove(id, AccountId.of(caller), parameters.isSet("delete_media"));
    }
}
