package stoa.db.archive;

import java.util.Arrays;
import java.util.Optional;

/**
 * The types that the archive knows: how PostgreSQL sends them, how Parquet keeps them, and how they cross between this process
 * and DuckDB, which takes numbers and texts from us.
 */
enum ColumnType {
    BOOLEAN(16, 1000, "BOOLEAN", Carrier.LONG),
    SMALLINT(21, 1005, "SMALLINT", Carrier.LONG),
    INTEGER(23, 1007, "INTEGER", Carrier.LONG),
    BIGINT(20, 1016, "BIGINT", Carrier.LONG),
    DOUBLE_PRECISION(701, 0, "DOUBLE", Carrier.DOUBLE),
    TEXT(25, 1009, "VARCHAR", Carrier.TEXT),
    /** As PostgreSQL prints it: numbers keep their digits. */
    JSONB(3802, 0, "VARCHAR", Carrier.TEXT),
    UUID(2950, 2951, "UUID", Carrier.TEXT),
    /** Crosses as hexadecimal digits. */
    BYTEA(17, 0, "BLOB", Carrier.TEXT),
    /** Crosses as days since 2000-01-01, PostgreSQL's own count, with its two infinities. */
    DATE(1082, 0, "DATE", Carrier.LONG),
    /** Crosses as microseconds since 2000-01-01 UTC, PostgreSQL's own count, with its two infinities. */
    TIMESTAMPTZ(1184, 0, "TIMESTAMP WITH TIME ZONE", Carrier.LONG);

    /** What crosses. */
    enum Carrier {
        LONG,
        DOUBLE,
        TEXT
    }

    private static final long MICROS_1970_TO_2000 = 946_684_800_000_000L;

    private final int oid;
    private final int arrayOid;
    private final String parquet;
    private final Carrier carrier;

    ColumnType(int oid, int arrayOid, String parquet, Carrier carrier) {
        this.oid = oid;
        this.arrayOid = arrayOid;
        this.parquet = parquet;
        this.carrier = carrier;
    }

    static Optional<ColumnType> ofOid(int oid) {
        return Arrays.stream(values()).filter(type -> type.oid == oid).findFirst();
    }

    static Optional<ColumnType> ofArrayOid(int oid) {
        return Arrays.stream(values())
                .filter(type -> type.arrayOid != 0 && type.arrayOid == oid)
                .findFirst();
    }

    int oid() {
        return oid;
    }

    /** 0 where the archive knows no arrays of it. */
    int arrayOid() {
        return arrayOid;
    }

    String parquet() {
        return parquet;
    }

    Carrier carrier() {
        return carrier;
    }

    /** DuckDB's expression that makes the value to keep from what crossed. */
    String kept(String crossed) {
        return switch (this) {
            case BIGINT, DOUBLE_PRECISION, TEXT, JSONB -> crossed;
            case BOOLEAN, SMALLINT, INTEGER, UUID -> crossed + "::" + parquet;
            case BYTEA -> "unhex(" + crossed + ")";
            case DATE ->
                "case " + crossed + " when " + Integer.MAX_VALUE + " then 'infinity'::date when " + Integer.MIN_VALUE
                        + " then '-infinity'::date else date '2000-01-01' + " + crossed + "::integer end";
            case TIMESTAMPTZ ->
                "case " + crossed + " when " + Long.MAX_VALUE + " then 'infinity'::timestamptz when " + lowest()
                        + " then '-infinity'::timestamptz else make_timestamptz(" + crossed + " + "
                        + MICROS_1970_TO_2000 + ") end";
        };
    }

    /** DuckDB's expression that makes what crosses from the value that was kept. */
    String crossing(String kept) {
        return switch (this) {
            case BIGINT, DOUBLE_PRECISION, TEXT, JSONB -> kept;
            case BOOLEAN, SMALLINT, INTEGER -> kept + "::BIGINT";
            case UUID -> kept + "::VARCHAR";
            case BYTEA -> "hex(" + kept + ")";
            case DATE ->
                "case when isfinite(" + kept + ") then (" + kept + " - date '2000-01-01')::BIGINT when " + kept
                        + " > date '2000-01-01' then " + Integer.MAX_VALUE + " when " + kept + " is not null then "
                        + Integer.MIN_VALUE + " end";
            case TIMESTAMPTZ ->
                "case when isfinite(" + kept + ") then epoch_us(" + kept + ") - " + MICROS_1970_TO_2000 + " when "
                        + kept + " > timestamptz '2000-01-01 00:00:00+00' then " + Long.MAX_VALUE + " when " + kept
                        + " is not null then " + lowest() + " end";
        };
    }

    private static String lowest() {
        return "(-" + Long.MAX_VALUE + " - 1)";
    }
}
