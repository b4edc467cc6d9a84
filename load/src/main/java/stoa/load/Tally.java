package stoa.load;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What was asked, and what came of it: counts, times, errors by kind, and where reads were served. */
final class Tally {
    private final Map<String, Latencies> times = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> errors = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> sources = new ConcurrentSkipListMap<>();
    private final Latencies all = new Latencies();
    private final LongAdder failed = new LongAdder();

    /** @param source the header {@code Stoa-Source} of a read, empty for a write */
    void answered(String act, String source, long nanos) {
        times.computeIfAbsent(act, name -> new Latencies()).add(nanos);
        all.add(nanos);
        if (!source.isEmpty()) {
            sources.computeIfAbsent(source, name -> new LongAdder()).increment();
        }
    }

    /** @param kind few different ones, such as {@code 503} */
    void failed(String act, String kind) {
        failed.increment();
        errors.computeIfAbsent(act + " " + kind, name -> new LongAdder()).increment();
    }

    long answers() {
        return all.count();
    }

    long failures() {
        return failed.sum();
    }

    Latencies times() {
        return all;
    }

    /** Of the reads, 0 to 1; 0 where there was none. */
    double shareOfReplicas() {
        long reads = sources.values().stream().mapToLong(LongAdder::sum).sum();
        long replicas = sources.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("replica"))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
        return reads == 0 ? 0 : (double) replicas / reads;
    }

    String errorsByKind() {
        return errors.isEmpty() ? "none" : listed(errors);
    }

    String sources() {
        return sources.isEmpty() ? "none" : listed(sources);
    }

    private static String listed(Map<String, LongAdder> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    void print(PrintWriter out) {
        times.forEach((act, latencies) ->
                out.printf(Locale.ROOT, "  %-18s %8d answers  %s%n", act, latencies.count(), latencies));
        out.printf(Locale.ROOT, "  %-18s %8d answers  %s%n", "all", all.count(), all);
        out.printf("  errors: %s%n", errorsByKind());
        out.printf(Locale.ROOT, "  reads from: %s; replicas %.1f %%%n", sources(), 100 * shareOfReplicas());
        out.flush();
    }
}
