package stoa.app.web;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.app.pages.AdminAccountPage.HistoryLine;
import stoa.app.pages.AdminAuditPage;
import stoa.moderation.AccountActions;
import stoa.moderation.AuditTrail;
import stoa.platform.web.PageRequest;

/** What was done to accounts and by whom, with names for the ids. */
@Singleton
final class AccountHistory {
    private static final String REPORTS = "/admin/reports/";

    private final AccountActions actions;
    private final AuditTrail audit;
    private final Accounts accounts;

    AccountHistory(AccountActions actions, AuditTrail audit, Accounts accounts) {
        this.actions = actions;
        this.audit = audit;
        this.accounts = accounts;
    }

    List<HistoryLine> of(AccountId moderator, AccountId account) {
        var taken = actions.against(moderator, account);
        var names = names(
                taken.stream().flatMap(action -> action.moderator().stream()).toList());
        return taken.stream()
                .map(action -> new HistoryLine(
                        PostCards.now(action.at()),
                        action.moderator().map(names::get).orElse(null),
                        ActionOption.of(action.type()).past(),
                        action.text(),
                        action.report().map(report -> REPORTS + report).orElse(null)))
                .toList();
    }

    List<AdminAuditPage.Entry> audit(AccountId moderator, PageRequest page) {
        var entries = audit.page(moderator, page);
        var names = names(entries.stream()
                .flatMap(entry ->
                        List.of(entry.moderator(), entry.account()).stream().flatMap(Optional::stream))
                .toList());
        return entries.stream()
                .map(entry -> new AdminAuditPage.Entry(
                        entry.id(),
                        PostCards.now(entry.at()),
                        entry.moderator().map(names::get).orElse(null),
                        entry.act().sentence(),
                        entry.account().map(names::get).orElse(null),
                        entry.account()
                                .map(account -> ModeratedPeople.ACCOUNTS + "/" + account)
                                .orElse(null),
                        entry.report().map(report -> REPORTS + report).orElse(null)))
                .toList();
    }

    private Map<AccountId, String> names(Collection<AccountId> ids) {
        return accounts.inAnyStanding(ids).values().stream()
                .collect(Collectors.toMap(AccountView::accountId, AccountView::username));
    }
}
