package stoa.graph.finding;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Finding people from an app. */
@Controller("/api/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
class FindingController {
    private static final int MAX_TARGETS = 100;

    private final FindingSql finding;
    private final Accounts accounts;
    private final PeopleSearch people;

    FindingController(FindingSql finding, Accounts accounts, PeopleSearch people) {
        this.finding = finding;
        this.accounts = accounts;
        this.people = people;
    }

    @Get("/search")
    @Access(value = Access.By.USER, scope = "read:accounts")
    List<AccountView> search(Caller caller, Parameters parameters) {
        return people.find(Optional.of(AccountId.of(caller)), parameters, 40, 80);
    }

    /** Of each account, those among its followers whom the caller follows; nobody where either hides it. */
    @Get("/familiar_followers")
    @Access(value = Access.By.USER, scope = "read:follows")
    List<FamiliarFollowersView> familiarFollowers(Caller caller, Parameters parameters) {
        var ids = parameters.texts("id").stream()
                .flatMap(text -> Snowflake.parse(text).stream().boxed())
                .map(AccountId::new)
                .distinct()
                .toList();
        if (ids.size() > MAX_TARGETS) {
            throw Refusal.badRequest("At most " + MAX_TARGETS + " ids may be asked for at once");
        }
        var familiar = finding.familiarFollowers(AccountId.of(caller), ids);
        var all = new HashSet<>(ids);
        familiar.values().forEach(all::addAll);
        var views = accounts.byIds(all);
        return ids.stream()
                .flatMap(id -> view(views, id, familiar.getOrDefault(id, List.of())))
                .toList();
    }

    private static Stream<FamiliarFollowersView> view(
            Map<AccountId, AccountView> views, AccountId id, List<AccountId> familiar) {
        var account = views.get(id);
        if (account == null) {
            return Stream.empty();
        }
        var shown = account.hideCollections()
                ? List.<AccountView>of()
                : familiar.stream()
                        .map(views::get)
                        .filter(Objects::nonNull)
                        .filter(follower -> !follower.hideCollections())
                        .toList();
        return Stream.of(new FamiliarFollowersView(account.id(), shown));
    }

    /** Mastodon documentation, entity FamiliarFollowers. */
    @Serdeable
    record FamiliarFollowersView(String id, List<AccountView> accounts) {}
}
