package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the server.
 *
 * @param hint what is meant by it, if the short text needs saying more
 */
public record RuleView(String text, @Nullable String hint) {}
