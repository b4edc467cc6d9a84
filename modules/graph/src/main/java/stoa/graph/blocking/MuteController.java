package stoa.graph.blocking;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.graph.RelationshipView;
import stoa.graph.Relationships;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Muting from an app. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class MuteController {
    private final MuteSql mutes;
    private final Relationships relationships;
    private final Accounts accounts;
    private final PageLinks links;

    MuteController(MuteSql mutes, Relationships relationships, Accounts accounts, PageLinks links) {
        this.mutes = mutes;
        this.relationships = relationships;
        this.accounts = accounts;
        this.links = links;
    }

    @Get("/mutes")
    @Access(value = Access.By.USER, scope = "read:mutes")
    HttpResponse<List<MutedAccountView>> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 40, 80);
        var muted = mutes.page(AccountId.of(caller), page);
        var found = accounts.byIds(muted.stream().map(MuteSql.Muted::account).toList());
        var shown = muted.stream()
                .flatMap(mute -> {
                    var account = found.get(mute.account());
                    return account == null
                            ? Stream.empty()
                            : Stream.of(new MutedAccountView(account, mute.expiresAt()));
                })
                .toList();
        return links.page(
                request, page, shown, muted.stream().map(MuteSql.Muted::id).toList());
    }

    /** A duration of 0, as none at all, mutes until it is taken back. Nothing happens to oneself. */
    @Post("/accounts/{id}/mute")
    @Access(value = Access.By.USER, scope = "write:mutes")
    RelationshipView mute(AccountId id, Caller caller, Parameters parameters) {
        var account = AccountId.of(caller);
        int seconds = parameters.integer("duration").orElse(0);
        if (seconds < 0) {
            throw Refusal.invalid("Validation failed: Duration must not be negative");
        }
        accounts.get(id);
        if (!account.equals(id)) {
            var expiresAt = seconds == 0
                    ? Optional.<Instant>empty()
                    : Optional.of(
                            Instant.now().plus(Duration.ofSeconds(seconds)).truncatedTo(ChronoUnit.MILLIS));
            mutes.upsert(account, id, parameters.flag("notifications").orElse(true), expiresAt);
        }
        return relationships.of(account, id);
    }

    @Post("/accounts/{id}/unmute")
    @Access(value = Access.By.USER, scope = "write:mutes")
    RelationshipView unmute(AccountId id, Caller caller) {
        accounts.get(id);
        mutes.delete(AccountId.of(caller), id);
        return relationships.of(AccountId.of(caller), id);
    }
}
