package stoa.platform.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads names such as {@code a[b][]} into nested maps and lists, as Rack does. */
final class ParameterNames {
    private static final int MAX_DEPTH = 8;

    private ParameterNames() {}

    /** Puts one value under its name; a name that cannot be read that way is taken as it stands. */
    static void put(Map<String, Object> target, String name, String value) {
        var path = path(name);
        var map = target;
        for (int i = 0; i < path.size(); i++) {
            var key = path.get(i);
            boolean last = i == path.size() - 1;
            boolean list = !last && path.get(i + 1).isEmpty();
            if (last) {
                map.put(key, value);
                return;
            }
            if (list && i + 2 == path.size()) {
                listAt(map, key).add(value);
                return;
            }
            if (list) {
                i++;
                map = elementFor(listAt(map, key), path.get(i + 1));
            } else {
                map = mapAt(map, key);
            }
        }
    }

    private static List<String> path(String name) {
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        var path = new ArrayList<String>();
        path.add(name.substring(0, open));
        for (String part : name.substring(open + 1, name.length() - 1).split("]\\[", -1)) {
            path.add(part);
        }
        return path.size() > MAX_DEPTH ? List.of(name) : path;
    }

    @SuppressWarnings("unchecked") // only lists of values are ever put there
    private static List<Object> listAt(Map<String, Object> map, String key) {
        if (!(map.get(key) instanceof List<?>)) {
            map.put(key, new ArrayList<Object>());
        }
        return (List<Object>) map.get(key);
    }

    /** Of {@code a[][b]}: the last map of the list, or a new one where that has the name already. */
    @SuppressWarnings("unchecked") // only maps with text keys are ever put there
    private static Map<String, Object> elementFor(List<Object> list, String name) {
        if (!list.isEmpty()
                && list.getLast() instanceof Map<?, ?> last
                && (!last.containsKey(name) || last.get(name) instanceof List<?>)) {
            return (Map<String, Object>) last;
        }
        var element = new LinkedHashMap<String, Object>();
        list.add(element);
        return element;
    }

    @SuppressWarnings("unchecked") // only maps with text keys are ever put there
    private static Map<String, Object> mapAt(Map<String, Object> map, String key) {
        if (!(map.get(key) instanceof Map<?, ?>)) {
            map.put(key, new LinkedHashMap<String, Object>());
        }
        return (Map<String, Object>) map.get(key);
    }
}
