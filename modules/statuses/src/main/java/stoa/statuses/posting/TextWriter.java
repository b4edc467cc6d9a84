package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.graph.Relationships;
import stoa.platform.web.PublicUrl;

/** Makes of a text what is kept of it: its HTML, whom it mentions, its tags. */
@Singleton
class TextWriter {
    private final Accounts accounts;
    private final Relationships relationships;
    private final PublicUrl url;

    TextWriter(Accounts accounts, Relationships relationships, PublicUrl url) {
        this.accounts = accounts;
        this.relationships = relationships;
        this.url = url;
    }

    Written write(AccountId author, StatusText text) {
        var mentioned = mentioned(text);
        var names = mentioned.values().stream()
                .collect(Collectors.toMap(
                        account -> account.username().toLowerCase(Locale.ROOT), AccountView::username));
        return new Written(new StatusHtml(url, names).write(text), reached(author, mentioned), text.tags());
    }

    /** A mention lets somebody see a status and tells them of it: not across a block. The text stays as it was written. */
    private SortedMap<AccountId, AccountView> reached(AccountId author, Map<AccountId, AccountView> mentioned) {
        var reached = new TreeMap<>(mentioned);
        reached.keySet().removeAll(relationships.blockedAmong(author, mentioned.keySet()));
        return reached;
    }

    private Map<AccountId, AccountView> mentioned(StatusText text) {
        var html = new StatusHtml(url, Map.of());
        var names = text.mentions().stream()
                .filter(html::isLocal)
                .map(StatusText.Mention::key)
                .collect(Collectors.toSet());
        return names.isEmpty()
                ? Map.of()
                : new TreeMap<>(accounts.byIds(accounts.idsByUsernames(names).values()));
    }

    /** What is kept of a text. */
    record Written(String content, SortedMap<AccountId, AccountView> mentioned, Set<String> tags) {}
}
