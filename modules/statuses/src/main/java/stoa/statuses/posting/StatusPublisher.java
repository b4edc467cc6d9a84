package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.graph.Relationships;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.PublicUrl;
import stoa.statuses.PostRequest;
import stoa.statuses.Posts;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Posts a status: the row, whom it mentions, its tags and every figure that it changes, in one transaction. */
@Singleton
class StatusPublisher implements Posts {
    private final Database database;
    private final PostSql posts;
    private final IdempotencySql idempotency;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Events events;
    private final Relationships relationships;
    private final PublicUrl url;

    StatusPublisher(
            Database database,
            PostSql posts,
            IdempotencySql idempotency,
            Statuses statuses,
            Accounts accounts,
            Events events,
            Relationships relationships,
            PublicUrl url) {
        this.database = database;
        this.posts = posts;
        this.idempotency = idempotency;
        this.statuses = statuses;
        this.accounts = accounts;
        this.events = events;
        this.relationships = relationships;
        this.url = url;
    }

    @Override
    public StatusView post(AccountId author, PostRequest request, Optional<String> idempotencyKey) {
        var text = PostRules.check(request);
        var viewer = Viewer.of(author);
        var parent = request.inReplyTo().map(id -> statuses.get(id, viewer)).orElse(null);
        var mentioned = mentioned(text);
        var id = database.write(sql -> {
            var repeated = idempotencyKey.flatMap(key -> idempotency.claim(author, key));
            if (repeated.isPresent()) {
                return repeated.get();
            }
            var made = insert(author, request, text, parent, mentioned);
            idempotencyKey.ifPresent(key -> idempotency.settle(author, key, made));
            return made;
        });
        return statuses.get(id, viewer);
    }

    private StatusId insert(
            AccountId author,
            PostRequest request,
            StatusText text,
            @Nullable StatusView parent,
            Map<AccountId, AccountView> mentioned) {
        var names = mentioned.values().stream()
                .collect(Collectors.toMap(
                        account -> account.username().toLowerCase(Locale.ROOT), AccountView::username));
        var content = new StatusHtml(url, names).write(text);
        var status = NewStatus.of(author, request, content, parent, accounts.postingDefaults(author));
        var id = posts.insert(status);
        posts.insertMentions(id, reached(author, mentioned));
        posts.insertTags(id, text.tags());
        if (parent != null) {
            posts.countReply(parent.statusId(), 1);
        }
        accounts.count(List.of(CounterChange.posted(author, LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC))));
        events.publish(status.posted(id));
        return id;
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
                : accounts.byIds(accounts.idsByUsernames(names).values());
    }
}
