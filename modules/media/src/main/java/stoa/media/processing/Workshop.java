package stoa.media.processing;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import stoa.platform.web.Refusal;

/** Where requests have files processed: few at once, since each takes a core and the memory of a decoded picture. */
@Singleton
public final class Workshop {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore benches =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    Workshop() {}

    /**
     * Works in a folder of its own, which is gone afterwards, as soon as there is room.
     *
     * @throws Refusal 503 where there is none for too long
     */
    public <T> T work(Work<T> work) throws IOException, UnusableFileException {
        try {
            if (!benches.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE, "Too many files are being processed; try again", Map.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        try {
            return inFolder(work);
        } finally {
            benches.release();
        }
    }

    /** The same where there is room now; empty where there is none. */
    public <T> Optional<T> tryWork(Work<T> work) throws IOException, UnusableFileException {
        if (!benches.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(inFolder(work));
        } finally {
            benches.release();
        }
    }

    /** The same without asking for room, for jobs, whose pool bounds them. */
    public static <T> T inFolder(Work<T> work) throws IOException, UnusableFileException {
        var folder = Files.createTempDirectory("stoa-work-");
        try {
            return work.in(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Something done with files in a folder. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Path folder) throws IOException, UnusableFileException;
    }
}
