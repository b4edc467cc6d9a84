package stoa.timelines.streaming;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.timelines.Streams;

/** The apps that are connected to this instance, by what they hear. One that is too slow, or gone, is cut off. */
@Singleton
class Listeners implements Streams {
    private static final String BEAT = "15s";
    private static final int MOST_OF_ACCOUNT = 40;
    private static final int MOST_STREAMS = 100;

    private final Set<Listener> all = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<StreamKey, Set<Listener>> byStream = new ConcurrentHashMap<>();
    private final ConcurrentMap<AccountId, Set<Listener>> byAccount = new ConcurrentHashMap<>();

    Listeners(MeterRegistry metrics) {
        metrics.gauge("stoa.streaming.listeners", all, Set::size);
    }

    /** Whoever does not take it is gone. */
    @Scheduled(initialDelay = BEAT, fixedDelay = BEAT)
    void beat() {
        all.stream().filter(listener -> !listener.outlet().beat()).forEach(this::remove);
    }

    @PreDestroy
    void stop() {
        cutOff();
    }

    /** @return whether there is room for one more of its account */
    boolean add(Listener listener) {
        var own = byAccount.computeIfAbsent(listener.account(), account -> ConcurrentHashMap.newKeySet());
        if (own.size() >= MOST_OF_ACCOUNT) {
            return false;
        }
        own.add(listener);
        all.add(listener);
        return true;
    }

    /** @return whether there is room for one more stream */
    boolean subscribe(Listener listener, StreamKey stream) {
        if (listener.streams().size() >= MOST_STREAMS) {
            return false;
        }
        byStream.compute(stream, (key, listening) -> {
            var more = listening == null ? ConcurrentHashMap.<Listener>newKeySet() : listening;
            more.add(listener);
            return more;
        });
        listener.streams().add(stream);
        // Gone meanwhile: then nobody would take it out any more.
        if (!all.contains(listener)) {
            remove(listener);
        }
        return true;
    }

    void unsubscribe(Listener listener, StreamKey stream) {
        listener.streams().remove(stream);
        byStream.computeIfPresent(stream, (key, listening) -> without(listening, listener));
    }

    private static @Nullable Set<Listener> without(Set<Listener> listening, Listener listener) {
        listening.remove(listener);
        return listening.isEmpty() ? null : listening;
    }

    void remove(Listener listener) {
        all.remove(listener);
        byAccount.computeIfPresent(listener.account(), (key, own) -> without(own, listener));
        Set.copyOf(listener.streams()).forEach(stream -> unsubscribe(listener, stream));
        listener.outlet().close();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The ids of the tokens that apps connected with. */
    Set<Long> tokens() {
        return all.stream().map(Listener::token).collect(Collectors.toSet());
    }

    /** Cuts off those whose token was asked about and is not among those that still hold. */
    void keep(Set<Long> holding, Set<Long> asked) {
        all.stream()
                .filter(listener -> asked.contains(listener.token()) && !holding.contains(listener.token()))
                .forEach(this::remove);
    }

    /** Cuts off an account's apps. */
    void cutOff(AccountId account) {
        Set.copyOf(byAccount.getOrDefault(account, Set.of())).forEach(this::remove);
    }

    /** The streams that somebody hears. */
    Set<StreamKey> streams() {
        return Set.copyOf(byStream.keySet());
    }

    /** Whose apps hear a stream. */
    Set<AccountId> hearing(StreamKey stream) {
        return byStream.getOrDefault(stream, Set.of()).stream()
                .map(Listener::account)
                .collect(Collectors.toSet());
    }

    /** Sends to those who hear a stream on behalf of some accounts. */
    void send(StreamKey stream, Predicate<AccountId> to, String event, String payload) {
        send(byStream.getOrDefault(stream, Set.of()), listener -> to.test(listener.account()), stream, event, payload);
    }

    /** Sends to one account's apps that hear a stream. */
    void send(StreamKey stream, AccountId account, String event, String payload) {
        send(byAccount.getOrDefault(account, Set.of()), listener -> listener.hears(stream), stream, event, payload);
    }

    private void send(
            Collection<Listener> among, Predicate<Listener> to, StreamKey stream, String event, String payload) {
        for (var listener : among) {
            if (to.test(listener) && !listener.outlet().send(stream, event, payload)) {
                remove(listener);
            }
        }
    }

    @Override
    public int connected() {
        return all.size();
    }

    @Override
    public Set<AccountId> hearingNotifications() {
        var accounts = ConcurrentHashMap.<AccountId>newKeySet();
        accounts.addAll(hearing(StreamKey.of(StreamKey.USER)));
        accounts.addAll(hearing(StreamKey.of(StreamKey.NOTIFICATIONS)));
        return accounts;
    }

    @Override
    public void sendNotification(AccountId account, String payload) {
        for (var name : Set.of(StreamKey.USER, StreamKey.NOTIFICATIONS)) {
            var stream = StreamKey.of(name);
            send(
                    byAccount.getOrDefault(account, Set.of()),
                    listener -> listener.hears(stream) && listener.may("read:notifications"),
                    stream,
                    "notification",
                    payload);
        }
    }

    @Override
    public void send(AccountId account, String stream, String event, String payload) {
        send(StreamKey.of(stream), account, event, payload);
    }

    @Override
    public void cutOff() {
        Set.copyOf(all).forEach(this::remove);
    }
}
