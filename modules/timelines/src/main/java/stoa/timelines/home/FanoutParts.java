package stoa.timelines.home;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.platform.database.Workload;
import stoa.statuses.StatusId;

/** Writes a status to many followers: some thousands in a statement, and some statements at a time. */
@Singleton
class FanoutParts {
    private final FanoutSql fanout;
    private final HomeFeedsConfig config;

    FanoutParts(FanoutSql fanout, HomeFeedsConfig config) {
        this.fanout = fanout;
        this.config = config;
    }

    /** Writes a status to all who follow the author now; how many they are. */
    long write(StatusId status, AccountId author) {
        var parts = new Parts(author);
        Callable<Long> writer = () -> {
            long written = 0;
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                written += fanout.writePart(
                        status, author, part.get().follow(), part.get().last());
            }
            return written;
        };
        return together(Stream.generate(() -> writer).limit(config.writers()).toList());
    }

    private static long together(List<Callable<Long>> writers) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Long>>();
            for (var writer : writers) {
                running.add(threads.submit(() -> Workload.JOBS.call(writer)));
            }
            long written = 0;
            for (var one : running) {
                written += one.get();
            }
            return written;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A status is not written to all followers", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A status is not written to all followers", e);
        }
    }

    /** Divides the followers while they are written to: where the last part ends needs not be known for the first to begin. */
    private final class Parts {
        private final ReentrantLock lock = new ReentrantLock();
        private final AccountId author;
        private Optional<Long> reached = Optional.of(0L);

        Parts(AccountId author) {
            this.author = author;
        }

        Optional<Part> next() {
            lock.lock();
            try {
                var from = reached;
                reached = from.flatMap(follow -> fanout.nextPart(author, follow, config.followersAtOnce()));
                return reached.map(last -> new Part(from.orElseThrow(), last));
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Some followers.
     *
     * @param follow the last follow before them
     * @param last   the last follow among them
     */
    private record Part(long follow, long last) {}
}
