package stoa.db.archive;

/**
 * A page of the rows of one owner.
 *
 * @param column of whole numbers that names the owner, such as {@code account_id}; a file that has no such column is passed over
 * @param after an id, not included
 * @param before an id, not included
 * @param upward whether it begins at the lowest id
 * @param limit rows, 1 to 1000
 */
public record RowPage(String column, long value, long after, long before, boolean upward, int limit) {
    private static final int MOST = 1_000;

    public RowPage {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is between 1 and " + MOST);
        }
    }

    /** The same as far as a value alone, without it. */
    RowPage within(long last) {
        return new RowPage(column, value, upward ? after : last, upward ? last : before, upward, limit);
    }

    /** For SQL of DuckDB: which rows, by which column, in their order, and how many. */
    String conditionBy(String cursor, int rows) {
        var by = DetachedPartition.quoted(cursor);
        return DetachedPartition.quoted(column) + " = " + value + " and " + by + " < " + before + " and " + by + " > "
                + after + orderBy(cursor) + " limit " + rows;
    }

    String orderBy(String cursor) {
        return " order by " + DetachedPartition.quoted(cursor) + (upward ? "" : " desc");
    }
}
