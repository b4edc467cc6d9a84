package stoa.statuses.tagging;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.statuses.TagView;

/** Featuring hashtags from an app. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class FeaturedTagController {
    private final FeaturedTags featured;
    private final Tags tags;
    private final Accounts accounts;

    FeaturedTagController(FeaturedTags featured, Tags tags, Accounts accounts) {
        this.featured = featured;
        this.tags = tags;
        this.accounts = accounts;
    }

    @Get("/featured_tags")
    @Access(value = Access.By.USER, scope = "read:accounts")
    List<FeaturedTagView> own(Caller caller) {
        return featured.of(AccountId.of(caller));
    }

    @Post("/featured_tags")
    @Access(value = Access.By.USER, scope = "write:accounts")
    FeaturedTagView add(Caller caller, Parameters parameters) {
        return featured.add(
                AccountId.of(caller), parameters.text("name").map(String::strip).orElse(""));
    }

    @Delete("/featured_tags/{id}")
    @Access(value = Access.By.USER, scope = "write:accounts")
    Map<String, Object> remove(long id, Caller caller) {
        featured.remove(AccountId.of(caller), id);
        return Map.of();
    }

    @Get("/featured_tags/suggestions")
    @Access(value = Access.By.USER, scope = "read:accounts")
    List<TagView> suggestions(Caller caller) {
        return featured.suggestions(AccountId.of(caller));
    }

    @Get("/accounts/{id}/featured_tags")
    @Access(value = Access.By.ANYONE, scope = "read:accounts")
    List<FeaturedTagView> ofAccount(AccountId id) {
        accounts.get(id);
        return featured.of(id);
    }

    @Post("/tags/{name}/feature")
    @Access(value = Access.By.USER, scope = "write:accounts")
    TagView feature(String name, Caller caller) {
        var me = AccountId.of(caller);
        featured.add(me, Tags.name(name), Tags.name(name));
        return tags.show(Tags.name(name), Optional.of(me));
    }

    @Post("/tags/{name}/unfeature")
    @Access(value = Access.By.USER, scope = "write:accounts")
    TagView unfeature(String name, Caller caller) {
        var me = AccountId.of(caller);
        featured.remove(me, Tags.name(name));
        return tags.show(Tags.name(name), Optional.of(me));
    }
}
