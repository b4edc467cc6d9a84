package stoa.db.cluster;

/** What a power failure may cost. */
public enum Durability {
    /** Nothing that was committed. */
    DURABLE,
    /** Everything: for tests and code generation, whose data can be made again. */
    THROWAWAY
}
