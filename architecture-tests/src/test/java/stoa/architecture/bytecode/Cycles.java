package stoa.architecture.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shortest cycles of a small graph: through each node one at most, and no node in two of them. */
record Cycles(Map<String, Map<String, Code.Use>> edges) {

    List<Cycle> find() {
        List<Cycle> cycles = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (String start : edges.keySet()) {
            if (!told.contains(start)) {
                shortest(start).ifPresent(cycle -> {
                    cycles.add(cycle);
                    told.addAll(cycle.names());
                });
            }
        }
        return cycles;
    }

    private Optional<Cycle> shortest(String start) {
        Map<String, String> cameFrom = new HashMap<>();
        var queue = new ArrayDeque<>(List.of(start));
        for (@Nullable String node = queue.poll(); node != null; node = queue.poll()) {
            for (String next : edges.getOrDefault(node, Map.of()).keySet()) {
                if (cameFrom.putIfAbsent(next, node) == null) {
                    if (next.equals(start)) {
                        return Optional.of(cycle(start, cameFrom));
                    }
                    queue.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private Cycle cycle(String start, Map<String, String> cameFrom) {
        List<String> names = new ArrayList<>(List.of(start));
        List<Code.Use> uses = new ArrayList<>();
        var node = start;
        do {
            var before = cameFrom.getOrDefault(node, start);
            uses.addFirst(edges.getOrDefault(before, Map.of()).get(node));
            names.addFirst(before);
            node = before;
        } while (!node.equals(start));
        return new Cycle(names, uses);
    }

    /**
     * A way back to where it began.
     *
     * @param names the nodes on the way, the first again at the end
     * @param edges one for each step
     */
    record Cycle(List<String> names, List<Code.Use> edges) {}
}
