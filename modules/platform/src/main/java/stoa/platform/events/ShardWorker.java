package stoa.platform.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.Database;
import stoa.platform.database.Failures;
import stoa.platform.database.Workload;

/** Gives one consumer the events of one shard, as long as this instance holds it. Its state belongs to its thread. */
final class ShardWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardWorker.class);

    /** Beyond this many events that wait for a retry the shard goes no further. */
    private static final int MAX_UNFINISHED = 1_000;

    /** After the first delivery, with pauses of 2, 4 and 8 seconds. */
    private static final int RETRIES = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Shared shared;
    private final EventConsumer consumer;
    private final EventTypes.Selection types;
    private final Signal signal = new Signal();
    private final Thread thread;
    private final Set<Long> blockedKeys = new HashSet<>();
    private int unfinished;
    private volatile Cursor cursor;
    private volatile boolean stopping;
    private volatile boolean retriesExist = true;
    private long persisted;
    private Instant persistedAt = Instant.EPOCH;
    private Instant nextRetry = Instant.EPOCH;

    ShardWorker(Shared shared, EventConsumer consumer, EventTypes.Selection types, Cursor cursor) {
        this.shared = shared;
        this.consumer = consumer;
        this.types = types;
        this.cursor = cursor;
        this.persisted = cursor.position();
        this.thread = Thread.ofVirtual().name("events " + cursor).unstarted(() -> Workload.JOBS.run(this));
    }

    void start() {
        thread.start();
    }

    /** There is something new in the log. */
    void wake() {
        signal.raise();
    }

    /** There is something that is not parked yet. */
    void retry() {
        retriesExist = true;
        signal.raise();
    }

    Cursor cursor() {
        return cursor;
    }

    /** Ends after the batch under way. */
    void stop() {
        stopping = true;
        signal.raise();
    }

    /** @return whether it has ended */
    boolean awaitEnd() throws InterruptedException {
        return thread.join(PATIENCE);
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                if (!workOnce()) {
                    signal.await(shared.config().pollInterval());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LeaseLostException lost) {
            LOG.info("{}", lost.getMessage());
        }
    }

    /** @return whether there is more to do at once */
    private boolean workOnce() throws InterruptedException {
        shared.places().acquire();
        try {
            if (retriesExist
                    || (unfinished > 0 && !nextRetry.isAfter(shared.clock().instant()))) {
                retriesExist = false;
                retryWhatIsDue();
            }
            return unfinished < MAX_UNFINISHED && goOn();
        } catch (LeaseLostException moved) {
            reload(moved);
            return true;
        } catch (RuntimeException failure) {
            if (!Failures.isOfTheDatabase(failure)) {
                LOG.error("{} goes no further", cursor, failure);
            } else {
                LOG.warn("{} waits for the database: {}", cursor, failure.toString());
            }
            retriesExist = true;
            return false;
        } finally {
            shared.places().release();
        }
    }

    /** The row does not stand where it was left: it is another instance's, or a commit came through whose answer was lost. */
    private void reload(LeaseLostException moved) {
        cursor = shared.cursors().hold(cursor).orElseThrow(() -> moved);
        persisted = cursor.position();
        retriesExist = true;
    }

    private boolean goOn() {
        var tail = shared.tail().get();
        int batch = shared.config().batchSize();
        var stretch = tail.after(cursor.position(), cursor.positionAt(), batch).orElseGet(() -> {
            var read = shared.log().after(cursor.position(), cursor.positionAt(), tail.upTo(), batch);
            return Tail.Stretch.of(read, read.size() == batch, tail.upTo(), cursor.positionAt());
        });
        if (stretch.upTo() <= cursor.position()) {
            persistNowAndThen();
            return false;
        }
        var wanted = types.among(stretch.entries()).stream()
                .filter(entry -> entry.shard(cursor.shards()) == cursor.shard())
                .toList();
        if (wanted.isEmpty()) {
            passBy(stretch);
        } else {
            deliver(wanted, stretch.upTo(), stretch.at());
        }
        return stretch.more();
    }

    private void passBy(Tail.Stretch stretch) {
        cursor = cursor.at(stretch.upTo(), stretch.at());
        persistNowAndThen();
    }

    /** What concerns nobody here is not worth an update each time; but where nothing follows it, nobody is said to lag. */
    private void persistNowAndThen() {
        var now = shared.clock().instant();
        if (persisted < cursor.position()
                && now.isAfter(persistedAt.plus(shared.config().heartbeat()))) {
            shared.cursors().advance(cursor, cursor.position(), cursor.positionAt());
            persisted = cursor.position();
            persistedAt = now;
        }
    }

    /** Handles events and moves the cursor; where that fails, in halves, so that only what fails is put aside. */
    private void deliver(List<LogEntry> entries, long upTo, Instant at) {
        try {
            shared.database().write(sql -> {
                handle(entries);
                shared.cursors().advance(cursor, upTo, at);
                return upTo;
            });
            moved(upTo, at);
            handled(entries);
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            if (Failures.isOfTheDatabase(failure)) {
                throw failure;
            }
            if (entries.size() > 1) {
                var half = entries.subList(0, entries.size() / 2);
                deliver(half, half.getLast().id(), half.getLast().publishedAt());
                deliver(entries.subList(entries.size() / 2, entries.size()), upTo, at);
            } else {
                putAside(entries.getFirst(), upTo, at, failure);
            }
        }
    }

    private void handled(List<LogEntry> entries) {
        var delay = Duration.between(
                entries.getFirst().publishedAt(), shared.clock().instant());
        shared.metrics().handled(cursor.consumer(), entries.size(), delay);
    }

    /** Events whose key is being retried line up behind. */
    private void handle(List<LogEntry> entries) {
        var free = new ArrayList<LogEntry>(entries.size());
        var held = new ArrayList<LogEntry>();
        for (var entry : entries) {
            (blockedKeys.contains(entry.key()) ? held : free).add(entry);
        }
        shared.parked().queue(cursor, held, shared.clock().instant());
        if (!held.isEmpty()) {
            shared.database().afterCommit(() -> unfinished += held.size());
        }
        if (!free.isEmpty()) {
            consumer.handle(types.read(free));
        }
    }

    private void putAside(LogEntry entry, long upTo, Instant at, Throwable failure) {
        LOG.warn("{} fails on event {} ({}) and will try again", cursor, entry.id(), entry.name(), failure);
        var now = shared.clock().instant();
        shared.database().write(sql -> {
            shared.parked().queue(cursor, List.of(entry), now);
            noteFailure(entry, 1, failure, now);
            shared.cursors().advance(cursor, upTo, at);
            return upTo;
        });
        blockedKeys.add(entry.key());
        unfinished++;
        moved(upTo, at);
    }

    private void moved(long upTo, Instant at) {
        cursor = cursor.at(upTo, at);
        persisted = upTo;
        persistedAt = shared.clock().instant();
    }

    private boolean noteFailure(LogEntry entry, int failed, Throwable failure, Instant now) {
        boolean parked = failed > RETRIES;
        if (parked) {
            shared.metrics().parked(cursor.consumer());
        } else {
            shared.metrics().failed(cursor.consumer());
        }
        var next = parked ? now : now.plus(pauseAfter(failed));
        shared.parked()
                .failed(
                        cursor,
                        entry.id(),
                        failed,
                        parked ? ParkedSql.PARKED : ParkedSql.RETRYING,
                        next,
                        Failures.describe(failure),
                        now);
        if (!parked) {
            retryAt(next);
        }
        return parked;
    }

    private static Duration pauseAfter(int failed) {
        return FIRST_PAUSE.multipliedBy(1L << (failed - 1));
    }

    private void retryWhatIsDue() {
        var waiting = shared.parked()
                .unfinished(cursor, MAX_UNFINISHED + shared.config().batchSize());
        var held = new HashSet<Long>();
        int left = 0;
        nextRetry = Instant.MAX;
        for (var next : waiting) {
            if (stopping || held.contains(next.entry().key()) || !isDue(next) || !retry(next)) {
                held.add(next.entry().key());
                left++;
            }
        }
        blockedKeys.clear();
        blockedKeys.addAll(held);
        unfinished = left;
    }

    private boolean isDue(ParkedSql.Unfinished next) {
        boolean due = !next.next().isAfter(shared.clock().instant());
        if (!due) {
            retryAt(next.next());
        }
        return due;
    }

    private void retryAt(Instant time) {
        nextRetry = time.isBefore(nextRetry) ? time : nextRetry;
    }

    /** @return whether those behind it may go on: it was handled, or parked */
    private boolean retry(ParkedSql.Unfinished next) {
        var entry = next.entry();
        try {
            shared.database().write(sql -> {
                if (shared.cursors().hold(cursor).isEmpty()) {
                    throw new LeaseLostException(cursor);
                }
                consumer.handle(List.of(types.read(entry)));
                shared.parked().finished(cursor, entry.id());
                return entry.id();
            });
            handled(List.of(entry));
            return true;
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            if (Failures.isOfTheDatabase(failure)) {
                throw failure;
            }
            boolean parked = noteFailure(
                    entry, next.attempts() + 1, failure, shared.clock().instant());
            if (parked) {
                LOG.error("{} failed on event {} ({}) for good: parked", cursor, entry.id(), entry.name(), failure);
            }
            return parked;
        }
    }

    /**
     * What all workers of an instance have in common.
     *
     * @param places how many may work at the same time
     */
    record Shared(
            Database database,
            LogSql log,
            CursorSql cursors,
            ParkedSql parked,
            EventsConfig config,
            Clock clock,
            EventMetrics metrics,
            Supplier<Tail> tail,
            Semaphore places) {}
}
