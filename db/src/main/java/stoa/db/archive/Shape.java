package stoa.db.archive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of a table on the day when it was archived, in their order.
 *
 * @param key the columns of the primary key, by which files are sorted
 */
record Shape(List<Column> columns, List<String> key) {
    private static final String KEY = "key: ";

    Shape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    Optional<Column> find(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Names for SQL, with commas. */
    String names() {
        return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    }

    String order() {
        return key.stream().map(DetachedPartition::quoted).collect(Collectors.joining(", "));
    }

    /** Those columns that the other has, too. */
    Shape sharedWith(Shape other) {
        return new Shape(
                columns.stream()
                        .filter(column -> other.find(column.name()).isPresent())
                        .toList(),
                key);
    }

    /** A line for each column, and one for the key; what is hashed, and what a file carries. */
    String text() {
        return columns.stream().map(Column::toString).collect(Collectors.joining("\n")) + "\n" + KEY
                + String.join(",", key);
    }

    static Shape parse(String text) {
        var lines = text.lines().toList();
        var key = lines.getLast();
        if (!key.startsWith(KEY)) {
            throw new ArchiveException("The file says nothing about the table that it was.");
        }
        return new Shape(
                lines.subList(0, lines.size() - 1).stream().map(Column::parse).toList(),
                List.of(key.substring(KEY.length()).split(",")));
    }

    /** SHA-256 of {@link #text}, in hexadecimal digits. */
    String hash() {
        return Hashes.hex(Hashes.sha256().digest(text().getBytes(StandardCharsets.UTF_8)));
    }
}
