package stoa.accounts.profiles;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stoa.accounts.AccountDeleted;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.accounts.PostingDefaults;
import stoa.accounts.ProfileField;
import stoa.accounts.StandingChanged;
import stoa.media.CustomEmojiView;
import stoa.media.CustomEmojis;
import stoa.media.Pictures;
import stoa.platform.cache.ReadCache;
import stoa.platform.cache.ReadCaches;
import stoa.platform.database.Consistency;
import stoa.platform.events.Event;
import stoa.platform.events.EventWatcher;
import stoa.platform.events.PublishedEvent;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Refusal;

/** {@link Accounts} from the tables; the one place where an account becomes JSON. */
@Singleton
final class RenderedAccounts implements Accounts, EventWatcher {
    private static final Duration FIGURES_AGE = Duration.ofMinutes(1);
    private static final long MOST_BYTES = 32 * 1024 * 1024;
    private static final int BYTES_OF_THE_REST = 1_000;

    private final AccountSql accounts;
    private final PublicUrl url;
    private final Pictures pictures;
    private final CustomEmojis emojis;
    private final ReadCache<AccountId, AccountView> cache;
    private final LoadingCache<Boolean, Figures> figures;

    RenderedAccounts(AccountSql accounts, PublicUrl url, Pictures pictures, CustomEmojis emojis, ReadCaches caches) {
        this.accounts = accounts;
        this.url = url;
        this.pictures = pictures;
        this.emojis = emojis;
        // As old as accounts may be shown: nothing has to be told of changes, but whoever is gone is gone at once.
        this.cache = caches.named("accounts", AccountSql.AGE, MOST_BYTES, RenderedAccounts::bytes);
        this.figures = Caffeine.newBuilder().expireAfterWrite(FIGURES_AGE).build(key -> accounts.figures());
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(AccountDeleted.class, StandingChanged.class);
    }

    @Override
    public void seen(List<PublishedEvent> events) {
        for (var published : events) {
            switch (published.event()) {
                case AccountDeleted deleted -> cache.forget(deleted.account());
                case StandingChanged changed -> cache.forget(changed.account());
                default -> throw new IllegalStateException("not asked for: " + published);
            }
        }
    }

    @Override
    public void missed() {
        cache.forgetAll();
    }

    @Override
    public Map<AccountId, AccountView> byIds(Collection<AccountId> ids) {
        return cache.getAll(ids, AccountSql.RECENT, this::read);
    }

    private Map<AccountId, AccountView> read(Collection<AccountId> ids) {
        return accounts.byIds(ids, AccountSql.RECENT).stream()
                .filter(row -> !row.suspended())
                .collect(Collectors.toMap(row -> new AccountId(row.id()), this::render));
    }

    @Override
    public Map<AccountId, AccountView> inAnyStanding(Collection<AccountId> ids) {
        return accounts.byIds(ids, Consistency.ownWrites()).stream()
                .collect(Collectors.toMap(row -> new AccountId(row.id()), this::render));
    }

    private static int bytes(AccountView account) {
        return BYTES_OF_THE_REST + account.note().length();
    }

    @Override
    public Optional<AccountView> find(AccountId id) {
        return Optional.ofNullable(byIds(List.of(id)).get(id));
    }

    @Override
    public AccountView get(AccountId id) {
        return find(id).orElseThrow(Refusal::notFound);
    }

    @Override
    public Optional<AccountView> findByName(String acct) {
        var name = acct.toLowerCase(Locale.ROOT);
        var at = name.indexOf('@');
        if (at >= 0 && !name.substring(at + 1).equals(url.domain())) {
            return Optional.empty();
        }
        return accounts.byName(at < 0 ? name : name.substring(0, at))
                .filter(row -> !row.suspended())
                .map(this::render);
    }

    @Override
    public Map<String, AccountId> idsByUsernames(Collection<String> usernames) {
        var names =
                usernames.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return names.isEmpty() ? Map.of() : accounts.idsByNames(Set.copyOf(names));
    }

    @Override
    public void count(List<CounterChange> changes) {
        accounts.count(changes);
    }

    @Override
    public PostingDefaults postingDefaults(AccountId id) {
        return accounts.postingDefaults(id).orElseThrow(Refusal::notFound);
    }

    @Override
    public Figures figures() {
        return figures.get(true);
    }

    private static List<ProfileField> fields(AccountSql.AccountRow row) {
        return IntStream.range(0, row.fieldNames().length)
                .mapToObj(i -> new ProfileField(row.fieldNames()[i], ProfileHtml.line(row.fieldValues()[i]), null))
                .toList();
    }

    private List<CustomEmojiView> emojis(AccountSql.AccountRow row) {
        var texts = new ArrayList<>(List.of(row.displayName(), row.note()));
        texts.addAll(List.of(row.fieldNames()));
        texts.addAll(List.of(row.fieldValues()));
        return emojis.in(texts);
    }

    private AccountView render(AccountSql.AccountRow row) {
        var avatar = row.avatar() == null ? url.of("/avatars/original/missing.png") : pictures.url(row.avatar());
        var header = row.header() == null ? url.of("/headers/original/missing.png") : pictures.url(row.header());
        return new AccountView(
                Long.toString(row.id()),
                row.username(),
                row.username(),
                row.displayName(),
                row.locked(),
                row.bot(),
                row.discoverable(),
                row.indexable(),
                false,
                row.createdAt().truncatedTo(ChronoUnit.DAYS),
                ProfileHtml.paragraphs(row.note()),
                url.of("/@" + row.username()),
                url.of("/users/" + row.username()),
                avatar,
                avatar,
                row.avatarDescription(),
                header,
                header,
                row.headerDescription(),
                row.followers(),
                row.following(),
                row.statuses(),
                row.lastStatusOn(),
                row.hideCollections(),
                !row.indexable(),
                emojis(row),
                List.of(),
                fields(row),
                row.suspended() ? true : null,
                row.silenced() ? true : null,
                row.sensitized());
    }
}
