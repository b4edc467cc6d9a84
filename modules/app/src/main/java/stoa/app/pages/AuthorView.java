package stoa.app.pages;

/**
 * Who wrote a post.
 *
 * @param acct the name without the leading at sign, as {@code alice} or {@code alice@stoa.example}
 * @param url the author's public profile
 */
public record AuthorView(String displayName, String acct, String url, String avatarUrl) {}
