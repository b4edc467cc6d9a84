package stoa.load;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** How long answers took, to three digits; from any number of threads. */
final class Latencies {
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(5);

    private final ConcurrentHistogram histogram = new ConcurrentHistogram(LONGEST, 3);

    void add(long nanos) {
        histogram.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 1, LONGEST));
    }

    long count() {
        return histogram.getTotalCount();
    }

    Duration max() {
        return Duration.of(histogram.getMaxValue(), ChronoUnit.MICROS);
    }

    /** In milliseconds; 0 where nothing was recorded. */
    double percentile(double percent) {
        return histogram.getValueAtPercentile(percent) / 1e3;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f p90 %.1f p99 %.1f max %.1f ms",
                percentile(50),
                percentile(90),
                percentile(99),
                histogram.getMaxValue() / 1e3);
    }
}
