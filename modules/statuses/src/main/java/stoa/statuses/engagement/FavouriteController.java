package stoa.statuses.engagement;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.statuses.Favourites;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;

/** Favouriting from an app. */
@Controller("/api/v1/statuses")
@ExecuteOn(TaskExecutors.BLOCKING)
class FavouriteController {
    private final Favourites favourites;

    FavouriteController(Favourites favourites) {
        this.favourites = favourites;
    }

    @Post("/{id}/favourite")
    @Access(value = Access.By.USER, scope = "write:favourites")
    StatusView favourite(StatusId id, Caller caller) {
        return favourites.add(id, AccountId.of(caller));
    }

    @Post("/{id}/unfavourite")
    @Access(value = Access.By.USER, scope = "write:favourites")
    StatusView unfavourite(StatusId id, Caller caller) {
        return favourites.remove(id, AccountId.of(caller));
    }
}
