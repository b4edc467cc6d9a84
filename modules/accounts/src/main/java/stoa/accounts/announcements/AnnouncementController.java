package stoa.accounts.announcements;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import stoa.accounts.AccountId;
import stoa.accounts.AnnouncementView;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Announcements from an app. */
@Controller("/api/v1/announcements")
@ExecuteOn(TaskExecutors.BLOCKING)
class AnnouncementController {
    private final AnnouncementSql announcements;
    private final StoredAnnouncements acts;

    AnnouncementController(AnnouncementSql announcements, StoredAnnouncements acts) {
        this.announcements = announcements;
        this.acts = acts;
    }

    @Get
    @Access(Access.By.USER)
    List<AnnouncementView> all(Caller caller, Parameters parameters) {
        return announcements.of(AccountId.of(caller), parameters.isSet("with_dismissed"));
    }

    @Post("/{id}/dismiss")
    @Access(value = Access.By.USER, scope = "write:accounts")
    Map<String, Object> dismiss(long id, Caller caller) {
        if (!announcements.dismiss(AccountId.of(caller), id)) {
            throw Refusal.notFound();
        }
        return Map.of();
    }

    @Put("/{id}/reactions/{name}")
    @Access(value = Access.By.USER, scope = "write:favourites")
    Map<String, Object> react(long id, String name, Caller caller) {
        acts.react(AccountId.of(caller), id, name);
        return Map.of();
    }

    @Delete("/{id}/reactions/{name}")
    @Access(value = Access.By.USER, scope = "write:favourites")
    Map<String, Object> takeBack(long id, String name, Caller caller) {
        acts.takeBack(AccountId.of(caller), id, name);
        return Map.of();
    }
}
