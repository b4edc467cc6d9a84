package stoa.db.health;

/**
 * Something that runs out.
 *
 * @param kind {@code partitions}, {@code sequence}, {@code transaction ids}, {@code multixact ids}, {@code slot} or {@code disk}
 * @param left how much there is, in the unit
 * @param unit {@code days}, {@code ids} or {@code bytes}
 * @param least less is an alarm
 * @param detail in words
 */
public record Reserve(String kind, String name, double left, String unit, double least, String detail) {
    public boolean alarming() {
        return left < least;
    }
}
