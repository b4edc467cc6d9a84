package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * Says that something went wrong.
 *
 * @param code the HTTP status
 * @param heading a few words, such as "There is nothing here"
 * @param sentence what the reader can do about it
 * @param requestId by which an operator finds it in the log
 */
public record ErrorPage(
        PageFrame frame,
        int code,
        String heading,
        String sentence,
        @Nullable String requestId) {}
