package stoa.app.health;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.app.pages.HealthBox;
import stoa.db.health.HealthException;
import stoa.platform.database.DatabaseUnavailableException;

/** Looks at all sides of the database at once. Whoever does not answer in time is left out, and that is said. */
@Singleton
public final class DatabaseHealth {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);

    /** So that the page comes whatever hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<HealthSource> sources;
    private final ExecutorService threads;

    DatabaseHealth(List<HealthSource> sources, @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.sources = List.copyOf(sources);
        this.threads = threads;
    }

    /** How it is now; never takes much longer than five seconds. */
    public List<HealthBox> look() {
        var answers = ask();
        var boxes = new ArrayList<HealthBox>();
        for (int i = 0; i < sources.size(); i++) {
            boxes.add(box(sources.get(i), answers.get(i)));
        }
        return boxes;
    }

    private List<Future<HealthSource.Look>> ask() {
        List<Callable<HealthSource.Look>> looks = new ArrayList<>();
        sources.forEach(source -> looks.add(source::look));
        try {
            return threads.invokeAll(looks, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", e);
        }
    }

    private static HealthBox box(HealthSource source, Future<HealthSource.Look> answer) {
        return switch (answer.state()) {
            case SUCCESS -> {
                var look = answer.resultNow();
                yield new HealthBox(
                        source.id(), source.title(), look.note(), look.facts(), look.chart(), look.tables(), null);
            }
            case FAILED -> {
                LOG.warn("the health of {} cannot be told", source.id(), answer.exceptionNow());
                yield failed(source, sentence(answer.exceptionNow()));
            }
            case CANCELLED, RUNNING -> failed(source, "No answer within " + PATIENCE.toSeconds() + " seconds.");
        };
    }

    private static HealthBox failed(HealthSource source, String sentence) {
        return new HealthBox(source.id(), source.title(), null, List.of(), null, List.of(), sentence);
    }

    /** What is safe to show; the rest is in the log. */
    private static String sentence(Throwable failure) {
        return switch (failure) {
            case HealthException told -> told.getMessage() + ".";
            case DatabaseUnavailableException busy -> "The database is busy or cannot be reached.";
            default -> "This could not be looked at; the log says why.";
        };
    }
}
