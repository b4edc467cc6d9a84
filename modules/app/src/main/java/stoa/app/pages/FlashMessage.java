package stoa.app.pages;

/** A message that the request before left for this page. */
public record FlashMessage(Kind kind, String text) {

    /** A notice says what has been done, an alert what has not. */
    public enum Kind {
        NOTICE,
        ALERT
    }
}
