package stoa.db.dictionary;

/** Who may read a table or view. */
public enum Exposure {
    /** Its owner alone. */
    PRIVATE,
    /** Every module that may call the owner: a view in {@code <schema>_api}. */
    PUBLISHED
}
