package stoa.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C interrupts the command, which then prints what it has and stops what it started; the JVM waits for that. */
final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch ended = new CountDownLatch(1);

    Interruption(Thread command) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (ended.getCount() > 0) {
                                command.interrupt();
                                await();
                            }
                        },
                        "interruption"));
    }

    private void await() {
        try {
            ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void ended() {
        ended.countDown();
    }
}
