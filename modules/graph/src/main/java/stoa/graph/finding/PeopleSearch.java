package stoa.graph.finding;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.graph.People;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Refusal;

/** People by what somebody types. There is nothing elsewhere to resolve: {@code resolve} finds nobody more. */
@Singleton
class PeopleSearch implements People {
    private static final int MAX_OFFSET = 10_000;

    private final FindingSql finding;
    private final Accounts accounts;
    private final PublicUrl url;

    PeopleSearch(FindingSql finding, Accounts accounts, PublicUrl url) {
        this.finding = finding;
        this.accounts = accounts;
        this.url = url;
    }

    /**
     * Finds by the parameters {@code q}, {@code limit}, {@code offset} and {@code following}.
     *
     * @param searcher empty for somebody without a token, who follows nobody
     * @throws Refusal 400 for parameters that cannot be read
     */
    List<AccountView> find(Optional<AccountId> searcher, Parameters parameters, int defaultLimit, int maxLimit) {
        int limit = PageRequest.of(parameters, defaultLimit, maxLimit).limit();
        int offset = parameters.integer("offset").orElse(0);
        if (offset < 0 || offset > MAX_OFFSET) {
            throw Refusal.badRequest("Invalid value for parameter offset: must be between 0 and " + MAX_OFFSET);
        }
        return search(searcher, parameters.required("q"), parameters.isSet("following"), limit, offset);
    }

    @Override
    public List<AccountView> search(
            Optional<AccountId> searcher, String text, boolean followedOnly, int limit, int offset) {
        var found = NameQuery.parse(text, url.domain())
                .map(query -> finding.byName(searcher, query, followedOnly, limit, offset))
                .orElse(List.of());
        var views = accounts.byIds(found);
        return found.stream().map(views::get).filter(Objects::nonNull).toList();
    }
}
