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
        var application = caller.application().isPresent()
                ? apps.find(caller.application().getAsLong())
                : Optional.<Apps.App>empty();
        return posts.post(
                AccountId.of(caller),
                PostParameters.post(parameters, application),
                Optional.ofNullable(idempotencyKey).filter(key -> !key.isBlank()));
    }

    @Delete("/{id}")
    @Access(value = Access.By.USER, scope = "write:statuses")
    StatusView delete(StatusId id, Caller caller, Parameters parameters) {
        return remover.remove(id, AccountId.of(caller), parameters.isSet("delete_media"));
    }
}
