package stoa.accounts;

/** What those who look after the server may do to an account, and undo. */
public enum Restriction {
    /** All its media is hidden behind a warning. */
    SENSITIVE,
    /** Its owner can neither sign in nor use an app. */
    DISABLE,
    /** Unasked it is shown to its followers only: not in public timelines, trends, search, directory and suggestions. */
    SILENCE,
    /** Nobody is shown it or what it posted, and its owner can neither sign in nor use an app. */
    SUSPEND
}
