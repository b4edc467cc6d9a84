package stoa.platform.jobs;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.platform.database.Database;

/** Those who give jobs in the tests, and those who do them. */
final class Errands {
    static final String ENABLED = "test.errands";

    private Errands() {}

    /** Gives a job as a module does. */
    @Singleton
    static class Giver {
        private final Database database;
        private final Jobs jobs;

        Giver(Database database, Jobs jobs) {
            this.database = database;
            this.jobs = jobs;
        }

        JobId give(Errand errand) {
            return database.write(sql -> jobs.schedule(errand));
        }

        void giveAndFail(Errand errand) {
            database.write(sql -> {
                jobs.schedule(errand);
                throw new IllegalStateException("on purpose");
            });
        }
    }

    /** Does it, and remembers. */
    @Singleton
    @Requires(property = ENABLED)
    static class Runner implements JobHandler<Errand> {
        private final List<String> done = new CopyOnWriteArrayList<>();
        private final AtomicInteger attempts = new AtomicInteger();
        private final Round round;

        Runner(Round round) {
            this.round = round;
        }

        @Override
        public Class<Errand> handles() {
            return Errand.class;
        }

        @Override
        public void run(Errand errand) throws IOException {
            if (attempts.incrementAndGet() <= errand.failures()) {
                throw new IOException("not yet");
            }
            done.add(errand.text());
        }

        void forget() {
            done.clear();
            attempts.set(0);
        }

        List<String> done() {
            return List.copyOf(done);
        }

        int attempts() {
            return attempts.get();
        }

        int rounds() {
            return round.count.get();
        }
    }

    /** Comes round. */
    @Singleton
    @Requires(property = ENABLED)
    static class Round implements RecurringJob {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public String name() {
            return "platform.round";
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public void run() {
            count.incrementAndGet();
        }
    }
}
