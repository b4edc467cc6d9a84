package stoa.media.emoji;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import stoa.media.processing.FileProcessor;
import stoa.media.processing.UnusableFileException;
import stoa.media.processing.Workshop;
import stoa.media.storage.ObjectRemoval;
import stoa.media.storage.Storage;
import stoa.platform.jobs.Jobs;
import stoa.platform.web.Refusal;

/** The pictures of emoji in the storage. */
@Singleton
class EmojiPictures {
    /** Apps hold what they were told for a while. */
    private static final Duration STILL_SHOWN = Duration.ofDays(1);

    private final FileProcessor processor;
    private final Storage storage;
    private final Jobs jobs;
    private final Clock clock;

    EmojiPictures(FileProcessor processor, Storage storage, Jobs jobs, Clock clock) {
        this.processor = processor;
        this.storage = storage;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Keeps a picture as it moves and as it does not.
     *
     * @throws Refusal 422 where it is none, or too large
     */
    Names keep(Path file) {
        try {
            return Workshop.inFolder(folder -> {
                var still = processor.emoji(file, folder);
                var name = storage.put(still);
                var moving = processor.moving(file, folder);
                return new Names(moving.isPresent() ? storage.put(moving.get()) : name, name);
            });
        } catch (UnusableFileException e) {
            throw Refusal.invalid(e.sentence());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets pictures a day after the caller's transaction, since what shows them is still about. */
    void discard(Names names) {
        jobs.schedule(
                new ObjectRemoval.RemovalJob(
                        Stream.of(names.file(), names.still()).distinct().toList()),
                clock.instant().plus(STILL_SHOWN));
    }

    /** Of two objects, or of one that does not move. */
    record Names(String file, String still) {}
}
