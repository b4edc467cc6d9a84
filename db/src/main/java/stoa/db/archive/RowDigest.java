package stoa.db.archive;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Adds up rows to a {@link Checksum}. */
final class RowDigest {
    private final MessageDigest sha256 = Hashes.sha256();
    private final WideSum first = new WideSum();
    private final WideSum second = new WideSum();
    private long rows;

    /** @param row in the form of {@code record_send} */
    void add(ByteBuffer row) {
        sha256.update(row);
        var hash = ByteBuffer.wrap(sha256.digest());
        first.add(hash.getLong());
        second.add(hash.getLong());
        rows++;
    }

    long rows() {
        return rows;
    }

    Checksum sum() {
        return new Checksum(rows, first.value(), second.value());
    }

    /** Of signed numbers of 64 bits, in 128. */
    private static final class WideSum {
        private long high;
        private long low;

        void add(long number) {
            low += number;
            high += (number >> (Long.SIZE - 1)) + (Long.compareUnsigned(low, number) < 0 ? 1 : 0);
        }

        BigInteger value() {
            var lower = new BigInteger(
                    1, ByteBuffer.allocate(Long.BYTES).putLong(low).array());
            return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(lower);
        }
    }
}
