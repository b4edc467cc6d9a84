package stoa.graph.pages;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;

/** Answers with the accounts of a page; those who are gone leave a gap that the links step over. */
@Singleton
public final class AccountPages {
    private final Accounts accounts;
    private final PageLinks links;

    AccountPages(Accounts accounts, PageLinks links) {
        this.accounts = accounts;
        this.links = links;
    }

    public HttpResponse<List<AccountView>> answer(
            HttpRequest<?> request, PageRequest page, List<RelationEntry> entries) {
        var found = accounts.byIds(entries.stream().map(RelationEntry::account).toList());
        var shown = entries.stream()
                .map(entry -> found.get(entry.account()))
                .filter(Objects::nonNull)
                .toList();
        return links.page(
                request, page, shown, entries.stream().map(RelationEntry::id).toList());
    }
}
