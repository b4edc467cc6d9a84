package stoa.db.archive;

import java.math.BigInteger;

/**
 * What a set of rows comes to, whatever their order: how many there are, and the sum of the first and of the second eight bytes
 * of the SHA-256 of each row, as signed numbers without overflow. A sum, unlike an exclusive or, tells a row that is there twice
 * from one that is not there.
 *
 * <p>A row is hashed in the form in which PostgreSQL's {@code record_send} gives it: the number of columns, then for each the
 * number of its type, its length in bytes (-1 for null), and its value in PostgreSQL's binary form, all in network byte order.
 * Every length is stated, so no two rows have one form.
 */
record Checksum(long rows, BigInteger first, BigInteger second) {

    /** What is left of these rows without some of them. */
    Checksum minus(Checksum some) {
        return new Checksum(rows - some.rows, first.subtract(some.first), second.subtract(some.second));
    }

    /** How it lies in the manifest: the two sums. */
    String text() {
        return first + ":" + second;
    }

    static Checksum of(long rows, String text) {
        int colon = text.indexOf(':');
        return new Checksum(rows, new BigInteger(text.substring(0, colon)), new BigInteger(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return rows + " rows, checksum " + text();
    }
}
