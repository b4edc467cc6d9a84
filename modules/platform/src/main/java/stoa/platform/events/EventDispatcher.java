package stoa.platform.events;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.Database;
import stoa.platform.database.Workload;

/**
 * This instance's work on events, on three threads and one more per shard that it holds: one reads the end of the log and
 * wakes the shards, one tells other instances, one takes and gives back shards so that all instances have their share.
 */
@Singleton
class EventDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
    private static final int READ = 1_000;

    private final EventsConfig config;
    private final LogSql log;
    private final CursorSql cursors;
    private final ParkedSql parked;
    private final EventSignals signals;
    private final Map<String, EventConsumer> consumers;
    private final Map<String, EventTypes.Selection> wanted = new HashMap<>();
    private final List<Watching> watchers = new ArrayList<>();
    private final ShardWorker.Shared shared;
    private final UUID instance;
    private final Map<Cursor.Place, ShardWorker> workers = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Signal read = new Signal();
    private final Linger linger;
    private final Linger lingerOutward;
    private volatile @Nullable Tail tail;
    private int timeline;
    private boolean joined;
    private volatile boolean running;

    EventDispatcher(
            EventsConfig config,
            Database database,
            LogSql log,
            CursorSql cursors,
            ParkedSql parked,
            EventTypes types,
            EventSignals signals,
            EventMetrics metrics,
            Clock clock,
            List<EventConsumer> consumers,
            List<EventWatcher> watchers) {
        this.config = config;
        this.linger = new Linger(config.linger());
        this.lingerOutward = new Linger(config.linger());
        this.log = log;
        this.cursors = cursors;
        this.parked = parked;
        this.signals = signals;
        this.instance = signals.instance();
        this.consumers = consumers.stream().collect(Collectors.toMap(EventConsumer::name, Function.identity()));
        consumers.forEach(consumer -> wanted.put(consumer.name(), types.select(consumer.listensTo())));
        watchers.forEach(watcher -> this.watchers.add(new Watching(watcher, types.select(watcher.watches()))));
        this.shared = new ShardWorker.Shared(
                database,
                log,
                cursors,
                parked,
                config,
                clock,
                metrics,
                this::currentTail,
                new Semaphore(config.concurrency()));
    }

    @EventListener
    void start(StartupEvent event) {
        if (config.consume() && !(consumers.isEmpty() && watchers.isEmpty())) {
            running = true;
            threads.add(Thread.ofVirtual()
                    .name("event log")
                    .start(() -> Workload.JOBS.run(() -> untilStopped(this::readOn))));
            threads.add(Thread.ofVirtual()
                    .name("event shares")
                    .start(() -> Workload.JOBS.run(() -> untilStopped(this::share))));
        }
        if (!config.listening().isEmpty()) {
            running = true;
            threads.add(Thread.ofVirtual()
                    .name("event news")
                    .start(() -> Workload.JOBS.run(() -> untilStopped(this::tellOthers))));
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        if (!running) {
            return;
        }
        halt();
        synchronized (workers) {
            workers.values().forEach(ShardWorker::stop);
            for (var worker : workers.values()) {
                if (worker.awaitEnd()) {
                    tolerant(() -> cursors.release(worker.cursor()));
                }
            }
            workers.clear();
        }
        tolerant(() -> {
            cursors.leave(instance);
            log.tellOthers(NotificationListener.SHARING);
        });
    }

    private void halt() throws InterruptedException {
        running = false;
        signals.log().raise();
        signals.sharing().raise();
        signals.outward().raise();
        for (var thread : threads) {
            thread.join();
        }
    }

    /** Ends as a killed process does: nothing is given back. For tests. */
    void vanish() throws InterruptedException {
        halt();
        synchronized (workers) {
            workers.values().forEach(ShardWorker::stop);
            for (var worker : workers.values()) {
                worker.awaitEnd();
            }
            workers.clear();
        }
    }

    /** The shards that this instance works on. */
    Set<Cursor.Place> shards() {
        synchronized (workers) {
            return Set.copyOf(workers.keySet());
        }
    }

    private Tail currentTail() {
        var known = tail;
        if (known == null) {
            throw new IllegalStateException("the log has not been read yet");
        }
        return known;
    }

    private void untilStopped(Step step) {
        boolean complained = false;
        while (running) {
            try {
                step.run();
                complained = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                if (!complained) {
                    LOG.warn("events wait for the database: {}", failure.toString());
                    LOG.debug("why events wait", failure);
                }
                complained = true;
                LockSupport.parkNanos(config.pollInterval().toNanos());
            }
        }
    }

    private static void tolerant(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("leases stay until they expire: {}", e.toString());
        }
    }

    /** Reads what is new in the log, once for all shards. */
    private void readOn() throws InterruptedException {
        var known = tail;
        var horizon = log.horizon();
        boolean sameLog = horizon.timeline() == timeline;
        timeline = horizon.timeline();
        if (known == null) {
            tail = Tail.startingAt(horizon.id(), Instant.now());
            read.raise();
        } else if (!sameLog || horizon.id() < known.upTo()) {
            LOG.warn("the event log is that of another primary now, and read anew from {}", horizon.id());
            beginAnew(horizon);
        } else if (horizon.id() > known.upTo()) {
            var entries = log.after(known.upTo(), known.at(), horizon.id(), READ);
            boolean more = entries.size() == READ;
            tail = known.extended(entries, more ? entries.getLast().id() : horizon.id());
            if (!entries.isEmpty()) {
                watchers.forEach(watching -> watching.tell(entries));
                wakeAll();
            }
            if (more) {
                return;
            }
            linger.after(signals.log());
        }
        signals.log().await(config.pollInterval());
    }

    private void wakeAll() {
        synchronized (workers) {
            workers.values().forEach(ShardWorker::wake);
        }
    }

    /** Coalesced: many commits of one moment are one notification. */
    private void tellOthers() throws InterruptedException {
        if (signals.outward().await(config.pollInterval())) {
            log.tellOthers(signals.news());
            lingerOutward.after(signals.outward());
        }
    }

    /** Takes what is this instance's share and gives back what is beyond it. */
    private void share() throws InterruptedException {
        if (tail == null) {
            read.await(config.pollInterval());
            return;
        }
        ensureCursors();
        int instances = cursors.announce(instance, config.lease());
        var names = consumers.keySet();
        if (!names.isEmpty()) {
            dropLost(cursors.renew(instance, config.lease()));
            int fair = Math.ceilDiv(cursors.total(names), Math.max(instances, 1));
            giveBackBeyond(fair);
            take(fair);
            parked.places().forEach(this::retry);
        }
        if (!joined) {
            joined = true;
            log.tellOthers(NotificationListener.SHARING);
        }
        signals.sharing().await(config.heartbeat());
    }

    private void ensureCursors() {
        var missing = new HashSet<>(consumers.keySet());
        missing.removeAll(cursors.existing());
        for (var consumer : consumers.values()) {
            if (missing.contains(consumer.name())) {
                cursors.ensure(consumer.name(), consumer.shards(), log.horizon().id());
            }
        }
    }

    private void dropLost(Set<Cursor.Place> held) {
        synchronized (workers) {
            workers.entrySet().removeIf(entry -> {
                boolean lost =
                        !held.contains(entry.getKey()) || entry.getValue().hasEnded();
                if (lost) {
                    entry.getValue().stop();
                }
                return lost;
            });
        }
        // Held by name only, where a worker ended or was not waited for: another one begins with what is stored.
        var idle = new HashSet<>(held);
        idle.removeAll(shards());
        idle.forEach(place -> cursors.giveUp(instance, place));
    }

    /** The log does not go on from what is remembered: whatever is held in memory is read anew. */
    private void beginAnew(LogSql.Horizon horizon) {
        synchronized (workers) {
            workers.values().forEach(ShardWorker::stop);
            workers.clear();
        }
        tail = Tail.startingAt(horizon.id(), Instant.now());
        watchers.forEach(Watching::missed);
        signals.sharing().raise();
    }

    private void giveBackBeyond(int fair) throws InterruptedException {
        var surplus = new ArrayList<ShardWorker>();
        synchronized (workers) {
            workers.values().stream().limit(Math.max(workers.size() - fair, 0)).forEach(surplus::add);
            surplus.forEach(worker -> workers.remove(worker.cursor().place()));
        }
        surplus.forEach(ShardWorker::stop);
        for (var worker : surplus) {
            if (worker.awaitEnd()) {
                cursors.release(worker.cursor());
            }
        }
        if (!surplus.isEmpty()) {
            log.tellOthers(NotificationListener.SHARING);
        }
    }

    private void take(int fair) {
        int held = shards().size();
        if (held >= fair) {
            return;
        }
        for (var cursor : cursors.acquire(consumers.keySet(), instance, config.lease(), fair - held)) {
            var consumer = consumers.get(cursor.consumer());
            var selection = wanted.get(cursor.consumer());
            if (consumer != null && selection != null) {
                var worker = new ShardWorker(shared, consumer, selection, cursor);
                synchronized (workers) {
                    workers.put(cursor.place(), worker);
                }
                worker.start();
            }
        }
    }

    private void retry(Cursor.Place place) {
        synchronized (workers) {
            var worker = workers.get(place);
            if (worker != null) {
                worker.retry();
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }

    private record Watching(EventWatcher watcher, EventTypes.Selection types) {
        void missed() {
            try {
                watcher.missed();
            } catch (RuntimeException failure) {
                LOG.error("{} failed to begin anew", watcher.getClass().getName(), failure);
            }
        }

        void tell(List<LogEntry> entries) {
            var seen = types.among(entries);
            if (seen.isEmpty()) {
                return;
            }
            try {
                watcher.seen(types.read(seen));
            } catch (RuntimeException failure) {
                LOG.warn("{} failed on {} events", watcher.getClass().getName(), seen.size(), failure);
            }
        }
    }
}
