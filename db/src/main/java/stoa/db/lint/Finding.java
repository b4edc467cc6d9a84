package stoa.db.lint;

/**
 * A statement that is dangerous on a large table.
 *
 * @param rule by which a comment may allow it: {@code -- lint: allow <rule>, because …} in front of the statement
 * @param statement its beginning
 * @param why what it does to those who use the table
 * @param instead the safe way
 */
public record Finding(String rule, String table, String statement, String why, String instead) {
    @Override
    public String toString() {
        return rule + " on " + table + ": " + statement + "\n    " + why + "; " + instead;
    }
}
