package stoa.db.archive;

import java.util.Locale;

/**
 * A column of a table or of a file.
 *
 * @param array whether it holds arrays of the type: of one dimension, counted from 1
 */
record Column(String name, ColumnType type, boolean array) {

    /** An element crosses as text behind this letter, so that an empty one is told from none. */
    static final char TEXT_ELEMENT = 'x';

    static final char NULL_ELEMENT = 'n';

    ColumnType.Carrier carrier() {
        return array ? ColumnType.Carrier.TEXT : type.carrier();
    }

    /** PostgreSQL's number of its type. */
    int oid() {
        return array ? type.arrayOid() : type.oid();
    }

    String parquet() {
        return array ? type.parquet() + "[]" : type.parquet();
    }

    /** For SQL, of PostgreSQL and of DuckDB. */
    String quoted() {
        return DetachedPartition.quoted(name);
    }

    String kept() {
        if (!array) {
            return type.kept(quoted());
        }
        var element = type == ColumnType.TEXT
                ? "decode(unhex(substr(nullif(e, 'n'), 2)))"
                : type.kept("nullif(e, 'n')::" + (type == ColumnType.UUID ? "VARCHAR" : "BIGINT"));
        return "case when " + quoted() + " = '' then [] else list_transform(string_split(" + quoted()
                + ", ','), lambda e: " + element + ") end::" + parquet();
    }

    String crossing() {
        if (!array) {
            return type.crossing(quoted());
        }
        var element = type == ColumnType.TEXT ? "'x' || hex(encode(e))" : type.crossing("e") + "::VARCHAR";
        return "case when len(" + quoted() + ") = 0 then '' else array_to_string(list_transform(" + quoted()
                + ", lambda e: coalesce(" + element + ", 'n')), ',') end";
    }

    /** One line of a table's shape. */
    @Override
    public String toString() {
        return name + " " + type.name().toLowerCase(Locale.ROOT) + (array ? "[]" : "");
    }

    static Column parse(String line) {
        int space = line.lastIndexOf(' ');
        boolean array = line.endsWith("[]");
        var type = line.substring(space + 1, array ? line.length() - 2 : line.length());
        return new Column(line.substring(0, space), ColumnType.valueOf(type.toUpperCase(Locale.ROOT)), array);
    }
}
