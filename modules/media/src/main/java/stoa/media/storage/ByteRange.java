package stoa.media.storage;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One range of bytes (RFC 9110, section 14.1.2).
 *
 * @param length 0 where nothing of it is there
 */
record ByteRange(long from, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(?<first>\\d{0,18})-(?<last>\\d{0,18})");

    /** What a header asks for; empty where it asks for the whole, or for what need not be understood. */
    static Optional<ByteRange> parse(String header, long size) {
        var range = SINGLE.matcher(header.strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        var first = range.group("first");
        var last = range.group("last");
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(ending(Long.parseLong(last), size));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Long.parseLong(last);
        return to < from && !last.isEmpty()
                ? Optional.empty()
                : Optional.of(new ByteRange(from, Math.max(0, Math.min(to, size - 1) - from + 1)));
    }

    private static ByteRange ending(long length, long size) {
        long there = Math.min(length, size);
        return new ByteRange(size - there, there);
    }
}
