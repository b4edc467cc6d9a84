package stoa.platform.refresh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order in which views are refreshed: each after those that it reads, and otherwise as they were declared. */
final class RefreshOrder {
    private final Map<String, RefreshedView> views = new LinkedHashMap<>();

    /** @throws IllegalArgumentException where a view is declared twice, reads one that is not declared, or itself */
    RefreshOrder(Collection<RefreshedView> declared) {
        for (var view : declared) {
            if (views.put(view.name(), view) != null) {
                throw new IllegalArgumentException(view.name() + " is declared twice");
            }
        }
        all();
    }

    List<RefreshedView> all() {
        return sorted(views.keySet());
    }

    /** One, and before it those that it reads. */
    List<RefreshedView> upTo(String view) {
        if (!views.containsKey(view)) {
            throw new IllegalArgumentException(view + " is none of " + String.join(", ", views.keySet()));
        }
        return sorted(Set.of(view));
    }

    private List<RefreshedView> sorted(Collection<String> wanted) {
        var sorted = new ArrayList<RefreshedView>();
        var done = new LinkedHashSet<String>();
        wanted.forEach(name -> add(name, sorted, done, new LinkedHashSet<>()));
        return sorted;
    }

    private void add(String name, List<RefreshedView> sorted, Set<String> done, Set<String> path) {
        if (done.contains(name)) {
            return;
        }
        if (!path.add(name)) {
            throw new IllegalArgumentException("views read each other: " + String.join(", ", path));
        }
        @Nullable RefreshedView view = views.get(name);
        if (view == null) {
            throw new IllegalArgumentException(name + " is read by a view, and declared by nobody");
        }
        view.after().stream().sorted().forEach(read -> add(read, sorted, done, path));
        path.remove(name);
        done.add(name);
        sorted.add(view);
    }
}
