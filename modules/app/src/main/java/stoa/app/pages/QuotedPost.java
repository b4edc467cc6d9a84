package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * A post that another one quotes, inside that.
 *
 * @param url the permalink
 * @param contentHtml the sanitised content
 * @param contentWarning if there is one, the content is not shown here
 * @param language the BCP 47 tag of the content, if the author gave one
 */
public record QuotedPost(
        String url,
        AuthorView author,
        Moment posted,
        String contentHtml,
        @Nullable String contentWarning,
        @Nullable String language) {}
