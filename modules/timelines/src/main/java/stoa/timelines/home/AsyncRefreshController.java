package stoa.timelines.home;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Refusal;

/** How far that is which an answer said goes on in the background: so far the writing of home feeds. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class AsyncRefreshController {
    private final FeedSql feeds;

    AsyncRefreshController(FeedSql feeds) {
        this.feeds = feeds;
    }

    /** The id under which the writing of somebody's feed goes. */
    static String idOf(AccountId account) {
        return "home:" + account.value();
    }

    @Get(uris = {"/api/v1/async_refreshes/{id}", "/api/v1_alpha/async_refreshes/{id}"})
    @Access(value = Access.By.USER, scope = "read")
    AsyncRefreshView show(String id, Caller caller) {
        var me = AccountId.of(caller);
        if (!id.equals(idOf(me))) {
            throw Refusal.notFound();
        }
        return new AsyncRefreshView(new AsyncRefresh(id, feeds.isBuilt(me) ? "finished" : "running", null));
    }

    /** Mastodon documentation, {@code GET /api/v1_alpha/async_refreshes/:id}. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record AsyncRefreshView(AsyncRefresh asyncRefresh) {}

    /** @param resultCount null: what is added is not counted */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record AsyncRefresh(String id, String status, @Nullable Integer resultCount) {}
}
