package stoa.notifications.push;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** The push subscription of the token that asks: at most one. */
@Controller("/api/v1/push/subscription")
@ExecuteOn(TaskExecutors.BLOCKING)
class SubscriptionController {
    private final SubscriptionSql subscriptions;
    private final VapidKeys keys;
    private final PushConfig config;

    SubscriptionController(SubscriptionSql subscriptions, VapidKeys keys, PushConfig config) {
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.config = config;
    }

    @Post
    @Access(value = Access.By.USER, scope = "push")
    SubscriptionView subscribe(Caller caller, Parameters parameters) {
        return view(subscriptions.replace(token(caller), AccountId.of(caller), Subscription.of(parameters, config)));
    }

    @Get
    @Access(value = Access.By.USER, scope = "push")
    SubscriptionView show(Caller caller) {
        return view(subscriptions.find(token(caller)).orElseThrow(Refusal::notFound));
    }

    /** What an app does not say of its alerts it does not want any more; without {@code data} nothing changes. */
    @Put
    @Access(value = Access.By.USER, scope = "push")
    SubscriptionView change(Caller caller, Parameters parameters) {
        if (!parameters.has("data")) {
            return show(caller);
        }
        var wish = Subscription.Wish.of(parameters.child("data"));
        return view(subscriptions.change(token(caller), wish).orElseThrow(Refusal::notFound));
    }

    @Delete
    @Access(value = Access.By.USER, scope = "push")
    Map<String, String> unsubscribe(Caller caller) {
        subscriptions.deleteOf(token(caller));
        return Map.of();
    }

    private SubscriptionView view(SubscriptionSql.SubscriptionRow row) {
        return SubscriptionView.of(row, keys.publicKey());
    }

    private static long token(Caller caller) {
        return caller.credential().orElseThrow();
    }
}
