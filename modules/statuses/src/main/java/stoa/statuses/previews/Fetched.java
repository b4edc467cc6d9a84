package stoa.statuses.previews;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a link led to.
 *
 * @param url where it was in the end, after redirects
 * @param charset as its sender says; null where they do not
 */
record Fetched(PageUrl url, byte[] body, @Nullable Charset charset) {}
