package stoa.media.pictures;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.media.Pictures;
import stoa.media.processing.FileProcessor;
import stoa.media.processing.UnusableFileException;
import stoa.media.processing.Workshop;
import stoa.media.storage.ObjectRemoval;
import stoa.media.storage.Storage;
import stoa.platform.jobs.Jobs;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Refusal;
import stoa.platform.web.Upload;

/** {@link Pictures} in the storage. Of a picture that moves the first one is kept. */
@Singleton
final class CroppedPictures implements Pictures {
    private static final Duration STILL_SHOWN = Duration.ofHours(1);

    private final FileProcessor processor;
    private final Workshop workshop;
    private final Storage storage;
    private final Jobs jobs;
    private final PublicUrl url;
    private final Clock clock;

    CroppedPictures(
            FileProcessor processor, Workshop workshop, Storage storage, Jobs jobs, PublicUrl url, Clock clock) {
        this.processor = processor;
        this.workshop = workshop;
        this.storage = storage;
        this.jobs = jobs;
        this.url = url;
        this.clock = clock;
    }

    @Override
    public String keep(Upload upload, Shape shape) {
        try {
            return workshop.work(
                    folder -> storage.put(processor.cropped(upload.file(), shape.width(), shape.height(), folder)));
        } catch (UnusableFileException e) {
            throw Refusal.invalid(e.sentence().replace(": File", shape == Shape.AVATAR ? ": Avatar" : ": Header"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<SmallPicture> keepSmall(Path file) {
        try {
            return Optional.of(workshop.work(folder -> {
                var small = processor.small(file, folder);
                var size = small.picture().size();
                return new SmallPicture(storage.put(small.picture()), size.width(), size.height(), small.blurhash());
            }));
        } catch (UnusableFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void discard(@Nullable String name) {
        if (name != null) {
            jobs.schedule(
                    new ObjectRemoval.RemovalJob(List.of(name)), clock.instant().plus(STILL_SHOWN));
        }
    }

    @Override
    public String url(String name) {
        return url.of("/media/" + name);
    }
}
