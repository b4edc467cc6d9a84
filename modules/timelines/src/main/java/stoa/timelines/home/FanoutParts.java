package stoa.timelines.home;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        var parts = new ConcurrentLinkedQueue<Part>();
        long from = 0;
        for (long last : fanout.parts(author, config.followersAtOnce())) {
            parts.add(new Part(from, last));
            from = last;
        }
        Callable<Long> writer = () -> {
            long written = 0;
            for (var part = parts.poll(); part != null; part = parts.poll()) {
                written += fanout.writePart(status, author, part.follow(), part.last());
            }
            return written;
        };
        int writers = Math.min(config.writers(), parts.size());
        return together(Stream.generate(() -> writer).limit(writers).toList());
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

    /**
     * Some followers.
     *
     * @param follow the last follow before them
     * @param last   the last follow among them
     */
    private record Part(long follow, long last) {}
}
