package stoa.statuses.tagging;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.statuses.TagView;
import stoa.statuses.Viewer;

/** Hashtags from an app. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class TagController {
    private final Tags tags;
    private final TagSql follows;
    private final PageLinks links;

    TagController(Tags tags, TagSql follows, PageLinks links) {
        this.tags = tags;
        this.follows = follows;
        this.links = links;
    }

    @Get("/tags/{name}")
    @Access(Access.By.ANYONE)
    TagView show(String name, Caller caller) {
        return tags.show(Tags.name(name), Viewer.of(caller).account());
    }

    @Post("/tags/{name}/follow")
    @Access(
            value = Access.By.USER,
            scope = {"write:follows", "follow"})
    TagView follow(String name, Caller caller) {
        var me = AccountId.of(caller);
        follows.follow(me, Tags.name(name));
        return tags.show(Tags.name(name), Optional.of(me));
    }

    @Post("/tags/{name}/unfollow")
    @Access(
            value = Access.By.USER,
            scope = {"write:follows", "follow"})
    TagView unfollow(String name, Caller caller) {
        var me = AccountId.of(caller);
        follows.unfollow(me, Tags.name(name));
        return tags.show(Tags.name(name), Optional.of(me));
    }

    @Get("/followed_tags")
    @Access(
            value = Access.By.USER,
            scope = {"read:follows", "follow"})
    HttpResponse<List<TagView>> followed(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 100, 200);
        var followed = follows.page(AccountId.of(caller), page);
        var names = followed.stream().map(TagSql.Followed::tag).toList();
        var featured = followed.stream()
                .filter(TagSql.Followed::featured)
                .map(TagSql.Followed::tag)
                .collect(Collectors.toSet());
        return links.page(
                request,
                page,
                tags.show(names, Optional.of(new TagSql.Marks(Set.copyOf(names), featured))),
                followed.stream().map(TagSql.Followed::cursor).toList());
    }
}
